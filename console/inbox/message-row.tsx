import { Link } from 'react-router-dom'
import type { MessageView } from '../../contracts/messages/views'
import { clock } from '../shared/times'

export function MessageRow({ message, read }: { message: MessageView; read: (id: string) => void }) {
  const { id, caseNo, title, text, at } = message
  return (
    <li className={message.read ? 'inbox-row' : 'inbox-row inbox-row-new'}>
      <Link to={`/cases/${caseNo}`} data-message={id} onClick={() => message.read || read(id)}>
        <span className="inbox-mark">{!message.read && '未读'}</span>
        <span className="inbox-what">
          <span className="inbox-title">{title}</span>
          <span className="inbox-text">{text}</span>
        </span>
        <span className="inbox-number">{caseNo}</span>
        <time dateTime={at}>{clock(at)}</time>
      </Link>
    </li>
  )
}
