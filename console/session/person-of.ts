import type { AccountView } from '../../contracts/staff/views'

/** Returns who is really signed in: while somebody acts for a colleague, the account is the colleague's. */
export function personOf(account: AccountView): { id: string; name: string; username: string } {
  return account.person ?? account
}
