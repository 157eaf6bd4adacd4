import type * as accounts from '../../../contracts/accounts/api'
import { callAsStaff } from './call-as-staff'
import { keepSession } from './staff-session'

/** Changes my password. Every other session of mine ends; this phone goes on with a new one. */
export async function changeOwnPassword(current: string, password: string): Promise<void> {
  const body = { current, password }
  keepSession(await callAsStaff<typeof accounts.changePassword>('POST /api/staff/session/password', { body }))
}
