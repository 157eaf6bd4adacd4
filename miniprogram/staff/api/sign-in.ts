import type * as staff from '../../../contracts/staff/api'
import { callOpen } from '../../api/call'
import { callAsStaff } from './call-as-staff'
import { dropSession, keepSession } from './staff-session'

export async function signIn(username: string, password: string) {
  keepSession(await callOpen<typeof staff.signIn>('POST /api/staff/session', { body: { username, password } }))
}

/** Ends the session here even where the server cannot be told. */
export async function signOut() {
  await callAsStaff<typeof staff.signOut>('DELETE /api/staff/session').catch(() => {})
  dropSession()
}
