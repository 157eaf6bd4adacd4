import { Navigate, Outlet } from 'react-router-dom'
import { useSession } from '../session/session'

/** Shows the codes' pages only to people who may read them. */
export function ReadersOnly() {
  const { account } = useSession()
  return account.rights.includes('readCodes') ? <Outlet /> : <Navigate to="/" replace />
}
