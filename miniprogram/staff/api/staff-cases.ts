import type { InferOutput } from 'valibot'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { DutyGridView, TaskList } from '../../../contracts/cases/tasks'
import type { CaseSummary, CaseView } from '../../../contracts/cases/views'
import type { SentReport } from '../../../contracts/reports/views'
import { requestAsStaff } from './staff-request'

export type Tasks = InferOutput<typeof TaskList>

export function readTasks(): Promise<Tasks> {
  return requestAsStaff('/api/staff/tasks')
}

export function readDutyGrids(): Promise<DutyGridView[]> {
  return requestAsStaff('/api/staff/duty-grids')
}

export function readCase(caseNo: string): Promise<CaseView> {
  return requestAsStaff(`/api/staff/cases/${caseNo}`)
}

/** The most urgent cases; `query` narrows them down. */
export async function listCases(query: string): Promise<CaseSummary[]> {
  return (await requestAsStaff<{ items: CaseSummary[] }>(`/api/staff/cases?sort=urgent&limit=50${query}`)).items
}

export function takeCaseStep(caseNo: string, action: StaffAction, form: object): Promise<CaseView> {
  return requestAsStaff(`/api/staff/cases/${caseNo}/actions/${action}`, { method: 'POST', data: form })
}

export function listHandlers(): Promise<{ id: string; name: string }[]> {
  return requestAsStaff('/api/staff/handlers')
}

/** Repeating the key repeats the server's answer. */
export function reportPatrol(patrol: object, key: string): Promise<SentReport> {
  return requestAsStaff('/api/staff/patrols', { method: 'POST', data: patrol, header: { 'Idempotency-Key': key } })
}
