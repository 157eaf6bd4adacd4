import { createContext, useContext } from 'react'
import type { AccountView } from '../../contracts/staff/views'

export interface Session {
  account: AccountView
  /** Counts sign-ins in this window. When it changes, the pages fetch again. */
  signIns: number
  signOut: () => void
  /** Goes on with a new session, after the password was changed. */
  renew: (account: AccountView) => void
  standingIn: StandingIn
}

export interface StandingIn {
  /** Acts for a colleague from now on. Throws when that may no longer be. */
  standFor: (colleague: string) => Promise<void>
  backToOneself: () => void
  /** Why they are back as themselves without having chosen so. */
  notice?: string | undefined
  dismiss: () => void
}

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a SessionGate above it')
  return session
}
