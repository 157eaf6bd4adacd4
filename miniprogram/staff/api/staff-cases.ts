import type * as cases from '../../../contracts/cases/api'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseSummary } from '../../../contracts/cases/views'
import type * as grids from '../../../contracts/grids/api'
import type { SentReport } from '../../../contracts/reports/views'
import type * as staff from '../../../contracts/staff/api'
import type { RowReply } from '../../api/call'
import { callAsStaff } from './call-as-staff'
import { requestAsStaff } from './staff-request'

export type Tasks = RowReply<typeof cases.tasks>

export function readTasks() {
  return callAsStaff<typeof cases.tasks>('GET /api/staff/tasks')
}

export function readDutyGrids() {
  return callAsStaff<typeof grids.dutyGrids>('GET /api/staff/duty-grids')
}

export function readCase(caseNo: string) {
  return callAsStaff<typeof cases.oneCase>('GET /api/staff/cases/:caseNo', { params: { caseNo } })
}

/** The most urgent cases; `query` narrows them down. */
export async function listCases(query: string): Promise<CaseSummary[]> {
  return (await requestAsStaff<{ items: CaseSummary[] }>(`/api/staff/cases?sort=urgent&limit=50${query}`)).items
}

export function takeCaseStep(caseNo: string, action: StaffAction, form: { version: number }, key: string) {
  return callAsStaff<typeof cases.caseAction>('POST /api/staff/cases/:caseNo/actions/:action', {
    params: { caseNo, action },
    body: form,
    idempotencyKey: key
  })
}

export function listHandlers() {
  return callAsStaff<typeof staff.handlers>('GET /api/staff/handlers')
}

/** Repeating the key repeats the server's answer. */
export function reportPatrol(patrol: object, key: string): Promise<SentReport> {
  return requestAsStaff('/api/staff/patrols', { method: 'POST', data: patrol, header: { 'Idempotency-Key': key } })
}
