import type * as rows from '../../../contracts/codes/api'
import type { StaffCodeAction } from '../../../contracts/codes/staff-views'
import type { OpenCaseHere } from '../../../contracts/codes/views'
import type { Point } from '../../../contracts/common'
import { lookUpCode } from '../../api/codes'
import { callAsStaff, callInNameOf } from './call-as-staff'
import type { InNameOf } from './staff-request'

export function readCode(code: string) {
  return callAsStaff<typeof rows.staffCode>('GET /api/staff/codes/:code', { params: { code } })
}

/** What is open at a hanging code. Nothing when it cannot be read: the code itself is what matters here. */
export async function openCasesAt(code: string): Promise<OpenCaseHere[]> {
  return lookUpCode(code).then(
    ({ openCases }) => openCases,
    () => []
  )
}

export function takeStep(code: string, action: StaffCodeAction, form: object, key: string, by: InNameOf) {
  return callInNameOf(by)<typeof rows.codeAction>('POST /api/staff/codes/:code/actions/:action', {
    params: { code, action },
    body: form,
    idempotencyKey: key
  })
}

export function componentsNear([lon, lat]: Point) {
  return callAsStaff<typeof rows.nearbyComponents>('GET /api/staff/nearby-components', {
    query: { lon: lon.toFixed(7), lat: lat.toFixed(7) }
  })
}

/** Places that already have a code, by name or address: a start for whoever has no position. */
export async function findPlaces(words: string) {
  const query = { state: 'posted,damaged', limit: '5', q: words }
  return (await callAsStaff<typeof rows.codes>('GET /api/staff/codes', { query })).items
}
