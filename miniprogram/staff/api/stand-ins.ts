import type * as staff from '../../../contracts/staff/api'
import type { NewStandIn, StandIns } from '../../../contracts/staff/stand-ins'
import type * as rows from '../../../contracts/staff/stand-ins-api'
import { callAsStaff, callInNameOf } from './call-as-staff'

export function readStandIns(): Promise<StandIns> {
  return callAsStaff<typeof rows.ownStandIns>('GET /api/staff/stand-ins')
}

export function arrangeStandIn(body: NewStandIn): Promise<StandIns> {
  return callAsStaff<typeof rows.newOwnStandIn>('POST /api/staff/stand-ins', { body })
}

export async function endStandIn(standIn: string): Promise<void> {
  await callAsStaff<typeof rows.endOwnStandIn>('DELETE /api/staff/stand-ins/:standIn', { params: { standIn } })
}

/** Returns the account of the colleague, if I may act for them today. */
export function askAsColleague(standsFor: string) {
  return callInNameOf({ standsFor })<typeof staff.account>('GET /api/staff/session')
}
