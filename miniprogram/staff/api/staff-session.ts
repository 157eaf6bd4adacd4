import { ApiError } from '../../../contracts/api-error'
import { errors } from '../../../contracts/errors'
import type { AccountView, OpenedSession } from '../../../contracts/staff/views'
import { readStored, removeStored, store } from '../../platform/phone-storage'

/** Who of the staff is signed in on this phone; the resident's own session lies beside it. */
export interface StaffSession {
  token: string
  account: Pick<AccountView, 'id' | 'name' | 'roleNames' | 'rights' | 'mustChangePassword' | 'mustSetSecondFactor'>
}

const key = 'staff'

export function readSession(): StaffSession | undefined {
  const stored: StaffSession | undefined = readStored(key)
  // A session stored by an earlier version lacks them: signing in again brings them.
  return stored?.account?.rights && stored.account.roleNames ? stored : undefined
}

export function keepSession(session: OpenedSession) {
  // Only the console's has none, as it is in a cookie: here a page and a mini-program send the same.
  if (!('token' in session)) throw new ApiError('internal', '登录没有成功，请再试一次')
  ended = undefined
  store(key, session)
}

/** What the server says of the person who is signed in, as long as it is the same one. */
export function keepAccount(account: AccountView) {
  const session = readSession()
  if (session?.account.id === account.id) store(key, { ...session, account })
}

export function dropSession() {
  removeStored(key)
}

let ended: string | undefined

/** Remembers what the server said about the end of the session. */
export function noteEnd(thrown: unknown) {
  if (thrown instanceof ApiError && thrown.code === 'session_expired') ended = thrown.message
}

/** Why the session ended and what to do, in a sentence without its stop. */
export function whyEnded(): string {
  return ended ?? errors.session_expired.message
}
