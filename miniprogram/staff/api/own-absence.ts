import type { Absence } from '../../../contracts/staff/absence'
import type * as staff from '../../../contracts/staff/api'
import { callAsStaff } from './call-as-staff'

/** Returns on which days I am not at work, if that is said. */
export async function readAbsence(): Promise<{ days: Absence | null }> {
  const { absent } = await callAsStaff<typeof staff.account>('GET /api/staff/session')
  return { days: absent ?? null }
}

/** Says on which days I am not at work; without days I am back. */
export async function sayAbsence(days: Absence | null): Promise<{ days: Absence | null }> {
  const body = { days }
  const { absent } = await callAsStaff<typeof staff.ownAbsence>('POST /api/staff/session/absence', { body })
  return { days: absent ?? null }
}
