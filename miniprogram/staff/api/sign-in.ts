import type * as staff from '../../../contracts/staff/api'
import { callOpen } from '../../api/call'
import { callAsStaff } from './call-as-staff'
import type { Wanted } from './second-factor'
import { dropSession, keepSession } from './staff-session'

/** Returns what is wanted besides the password; nothing when somebody is signed in by it. */
export async function signIn(username: string, password: string): Promise<Wanted | undefined> {
  const answer = await callOpen<typeof staff.signIn>('POST /api/staff/session', { body: { username, password } })
  if ('secondStep' in answer) return answer.secondStep
  keepSession(answer)
  return undefined
}

/** Ends the session here even where the server cannot be told. */
export async function signOut() {
  await callAsStaff<typeof staff.signOut>('DELETE /api/staff/session').catch(() => {})
  dropSession()
}
