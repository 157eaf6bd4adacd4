import { ApiError } from '../../../contracts/api-error'
import { errors } from '../../../contracts/errors'
import type { AccountView, OpenedSession } from '../../../contracts/staff/views'
import { readStored, removeStored, store } from '../../platform/phone-storage'
import { actingIn, endActing, tell, whyOver } from './acting'

export type StaffAccount = Pick<
  AccountView,
  | 'id'
  | 'name'
  | 'username'
  | 'roleNames'
  | 'rights'
  | 'department'
  | 'mustChangePassword'
  | 'mustSetSecondFactor'
  | 'person'
  | 'standsFor'
>

/** Who of the staff is signed in on this phone; the resident's own session lies beside it. */
export interface StaffSession {
  token: string
  account: StaffAccount
}

const key = 'staff'

/** The session with the account in whose name this phone works: one's own, or a colleague's. */
export function readSession(): StaffSession | undefined {
  const own = readOwnSession()
  const acting = own && actingIn(own.token)
  return own && acting?.person.id === own.account.id ? { ...own, account: acting } : own
}

/** The session with the account of the person themselves. */
export function readOwnSession(): StaffSession | undefined {
  const stored: StaffSession | undefined = readStored(key)
  // A session stored by an earlier version lacks them: signing in again brings them.
  return stored?.account?.rights && stored.account.roleNames ? stored : undefined
}

export function keepSession(session: OpenedSession) {
  // Only the console's has none, as it is in a cookie: here a page and a mini-program send the same.
  if (!('token' in session)) throw new ApiError('internal', '登录没有成功，请再试一次')
  ended = undefined
  const before = readSession()?.account.person
  store(key, session)
  // Whoever has proven who they are gets their own account, and chooses again for whom they act.
  endActing(before?.id === session.account.id ? '现在是您自己的账号。要接着代班，请再选一次。' : whyOver())
}

/** What the server says of the person who is signed in, as long as it is the same one. */
export function keepAccount(account: AccountView) {
  const session = readOwnSession()
  if (session?.account.id !== account.id || JSON.stringify(session.account) === JSON.stringify(account)) return
  store(key, { ...session, account })
  tell()
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
