import { Link } from 'react-router-dom'
import type { MessageView } from '../../contracts/messages/views'
import { clock } from '../time/times'

export function MessageRow({ message, read }: { message: MessageView; read: (id: string) => void }) {
  const { id, caseNo, title, text, at } = message
  return (
    <li className={message.read ? 'messages-row' : 'messages-row messages-row-new'}>
      <Link to={`/cases/${caseNo}`} data-message={id} onClick={() => message.read || read(id)}>
        <span className="messages-mark">{!message.read && '未读'}</span>
        <span className="messages-what">
          <span className="messages-title">{title}</span>
          <span className="messages-text">{text}</span>
        </span>
        <span className="messages-number">{caseNo}</span>
        <time dateTime={at}>{clock(at)}</time>
      </Link>
    </li>
  )
}
