import { Navigate, Outlet } from 'react-router-dom'
import { useSession } from '../session/session'

/** The codes' pages, for whoever the server lets read them. */
export function ReadersOnly() {
  const { account } = useSession()
  return account.rights.includes('readCodes') ? <Outlet /> : <Navigate to="/" replace />
}
