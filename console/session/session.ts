import { createContext, useContext } from 'react'
import type { AccountView } from '../../contracts/staff/views'

export interface Session {
  account: AccountView
  /** Counts sign-ins in this window, so that what failed without a session is fetched again. */
  signIns: number
  signOut: () => void
}

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a SessionGate above it')
  return session
}
