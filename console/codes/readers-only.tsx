import { Navigate, Outlet } from 'react-router-dom'
import { useSession } from '../session/session'
import { readsCodes } from './rights'

/** The codes' pages, for whoever the server lets read them. */
export function ReadersOnly() {
  const { account } = useSession()
  return readsCodes(account.roles) ? <Outlet /> : <Navigate to="/" replace />
}
