import type {
  CodePoint,
  RetireResults,
  StaffCodeAction,
  StaffCodeSummary,
  StaffCodeView
} from '../../contracts/codes/staff-views'
import type { CodeView } from '../../contracts/codes/views'
import { request, requestFile } from './request'

export interface CodeQuery {
  /** One state, or several joined by commas. */
  state?: string
  batch?: string
  q?: string
  attention?: string
  cursor?: string
  limit?: number
}

export interface CodePage {
  items: StaffCodeSummary[]
  next?: string
}

/** What anybody may know of a posted code. */
export function fetchPlace(code: string, signal?: AbortSignal) {
  return request<CodeView>('GET', `/api/codes/${code}`, { signal })
}

export function fetchCodes(query: CodeQuery, signal?: AbortSignal) {
  return request<CodePage>('GET', '/api/staff/codes', { query, signal })
}

export function fetchCodePoints(query: CodeQuery, signal?: AbortSignal) {
  return request<CodePoint[]>('GET', '/api/staff/code-points', { query, signal })
}

export function exportCodes(query: CodeQuery) {
  return requestFile('/api/staff/code-export', query)
}

export function fetchCode(code: string, signal?: AbortSignal) {
  return request<StaffCodeView>('GET', `/api/staff/codes/${encodeURIComponent(code)}`, { signal })
}

export function takeCodeStep(code: string, action: StaffCodeAction, version: number, form: object) {
  return request<StaffCodeView>('POST', `/api/staff/codes/${code}/actions/${action}`, { body: { ...form, version } })
}

export function retireCodes(codes: readonly string[], reason: string) {
  return request<RetireResults>('POST', '/api/staff/code-retirements', { body: { codes, reason } })
}
