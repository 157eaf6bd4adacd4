import { Link, useLocation } from 'react-router-dom'
import { Keys } from '../keys/keys'
import './bell.css'

/** The link to the messages with the number of unread ones. A screen reader announces a new number. */
export function Bell({ unread }: { unread: number }) {
  const { pathname } = useLocation()
  return (
    <Link to="/messages" className="bell" aria-current={pathname === '/messages' ? 'page' : undefined}>
      消息
      <span role="status">{unread > 0 && <b className="bell-count">{unread > 99 ? '99+' : unread} 条未读</b>}</span>
      <Keys>i</Keys>
    </Link>
  )
}
