import type { OwnSession } from '../../../contracts/staff/sessions'
import type * as rows from '../../../contracts/staff/sessions-api'
import { callAsStaff } from './call-as-staff'

export function readOwnSessions(): Promise<OwnSession[]> {
  return callAsStaff<typeof rows.ownSessions>('GET /api/staff/sessions')
}

export async function endOwnSession(session: string): Promise<void> {
  await callAsStaff<typeof rows.endOwnSession>('DELETE /api/staff/sessions/:session', { params: { session } })
}

export async function endOtherSessions(): Promise<void> {
  await callAsStaff<typeof rows.endOtherSessions>('POST /api/staff/sessions/end-others', { body: {} })
}
