import type {
  NearbyComponent,
  StaffCodeAction,
  StaffCodeSummary,
  StaffCodeView
} from '../../../contracts/codes/staff-views'
import type { OpenCaseHere } from '../../../contracts/codes/views'
import type { Point } from '../../../contracts/common'
import { lookUpCode } from '../../api/codes'
import { requestAsStaff } from './staff-request'

function addressOfCode(code: string) {
  return `/api/staff/codes/${encodeURIComponent(code)}`
}

export function readCode(code: string): Promise<StaffCodeView> {
  return requestAsStaff(addressOfCode(code))
}

/** What is open at a hanging code. Not worth a word when it does not come: the code itself is what matters here. */
export async function openCasesAt(code: string): Promise<OpenCaseHere[]> {
  return lookUpCode(code).then(
    ({ openCases }) => openCases,
    () => []
  )
}

export function takeStep(code: string, action: StaffCodeAction, form: object): Promise<StaffCodeView> {
  return requestAsStaff(`${addressOfCode(code)}/actions/${action}`, { method: 'POST', data: form })
}

export function componentsNear([lon, lat]: Point): Promise<NearbyComponent[]> {
  return requestAsStaff(`/api/staff/nearby-components?lon=${lon.toFixed(7)}&lat=${lat.toFixed(7)}`)
}

/** Places that already have a code, by name or address: a start for whoever has no position. */
export async function findPlaces(words: string): Promise<StaffCodeSummary[]> {
  const query = `state=posted,damaged&limit=5&q=${encodeURIComponent(words)}`
  return (await requestAsStaff<{ items: StaffCodeSummary[] }>(`/api/staff/codes?${query}`)).items
}
