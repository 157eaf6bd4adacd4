import { Navigate, Outlet } from 'react-router-dom'
import { useSession } from '../session/session'
import { readsCodes } from './rights'

/** Shows the codes' pages only to people who may read them. */
export function ReadersOnly() {
  const { account } = useSession()
  return readsCodes(account.roles) ? <Outlet /> : <Navigate to="/" replace />
}
