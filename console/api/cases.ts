import type { InferOutput } from 'valibot'
import type { ContactView as ContactShape } from '../../contracts/audit/views'
import type { StaffAction } from '../../contracts/cases/forms'
import type { CaseState } from '../../contracts/cases/states'
import type { Request } from '../../contracts/cases/step'
import type { CaseSummary, CaseView, NearbyCase, QueueSort } from '../../contracts/cases/views'
import type { Proposal } from '../../contracts/rules/rulebooks'
import { request } from './request'

export type ContactView = InferOutput<typeof ContactShape>

export interface Queue {
  /** One state, or several joined by commas. */
  state?: string
  due?: 'yellow' | 'red'
  department?: string
  asked?: Request | 'any'
  mine?: '1'
  q?: string
  sort?: QueueSort
  cursor?: string
  limit?: number
}

export interface Page {
  items: CaseSummary[]
  next?: string
}

/** How many cases of each state there are, and how many requests wait. */
export interface Counts {
  counts: Partial<Record<CaseState, number>>
  asked: number
}

export function fetchCases(queue: Queue, signal?: AbortSignal) {
  return request<Page>('GET', '/api/staff/cases', { query: queue, signal })
}

export function fetchCounts(signal?: AbortSignal) {
  return request<Counts>('GET', '/api/staff/counts', { signal })
}

export function fetchCase(caseNo: string, signal?: AbortSignal) {
  return request<CaseView>('GET', `/api/staff/cases/${caseNo}`, { signal })
}

/** Open cases close to this one, the likeliest first. */
export function fetchNearby(caseNo: string, signal?: AbortSignal) {
  return request<NearbyCase[]>('GET', `/api/staff/cases/${caseNo}/nearby`, { signal })
}

/** The department that the city's rules propose. */
export function fetchProposal(caseNo: string, signal?: AbortSignal) {
  return request<Proposal>('GET', `/api/staff/cases/${caseNo}/proposal`, { signal })
}

/** `version` is the one the person was looking at; the server refuses it with 409 when somebody was quicker. */
export function takeStep(caseNo: string, action: StaffAction, version: number, form: object) {
  return request<CaseView>('POST', `/api/staff/cases/${caseNo}/actions/${action}`, { body: { ...form, version } })
}

/** How to reach a reporter. The reason goes into the audit log. */
export function lookAtContact(caseNo: string, reportId: string, reason: string) {
  return request<ContactView>('POST', `/api/staff/cases/${caseNo}/reports/${reportId}/contact`, { body: { reason } })
}
