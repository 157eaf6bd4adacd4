import type { InferInput } from 'valibot'
import type * as cases from '../../../contracts/cases/api'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseState } from '../../../contracts/cases/states'
import type * as grids from '../../../contracts/grids/api'
import type * as reports from '../../../contracts/reports/api'
import type { NewPatrol } from '../../../contracts/reports/patrol'
import type * as staff from '../../../contracts/staff/api'
import type { RowReply } from '../../api/call'
import { callAsStaff, callInNameOf } from './call-as-staff'
import type { InNameOf } from './staff-request'

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

/** The reports after the first ones, which came with the case. */
export function readReports(caseNo: string, cursor: string) {
  return callAsStaff<typeof cases.caseReports>('GET /api/staff/cases/:caseNo/reports', {
    params: { caseNo },
    query: { cursor }
  })
}

/** The most urgent cases in these states; `mine` are those that were assigned to me. */
export async function listCases(states: readonly CaseState[], mine = false) {
  const query = { sort: 'urgent', limit: '50', state: states.join(','), ...(mine && { mine: '1' as const }) } as const
  return (await callAsStaff<typeof cases.queue>('GET /api/staff/cases', { query })).items
}

export function takeCaseStep(
  caseNo: string,
  action: StaffAction,
  form: { version: number },
  key: string,
  by: InNameOf
) {
  return callInNameOf(by)<typeof cases.caseAction>('POST /api/staff/cases/:caseNo/actions/:action', {
    params: { caseNo, action },
    body: form,
    idempotencyKey: key
  })
}

export function listHandlers() {
  return callAsStaff<typeof staff.handlers>('GET /api/staff/handlers')
}

/** Repeating the key repeats the server's answer. */
export type Patrol = InferInput<typeof NewPatrol>

export function reportPatrol(patrol: Patrol, key: string, by: InNameOf) {
  return callInNameOf(by)<typeof reports.patrol>('POST /api/staff/patrols', { body: patrol, idempotencyKey: key })
}
