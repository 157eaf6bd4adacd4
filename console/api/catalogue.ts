import type { DepartmentView, MatterView } from '../../contracts/catalogue'
import { request } from './request'

export function fetchMatters(signal?: AbortSignal) {
  return request<MatterView[]>('GET', '/api/staff/catalogue/matters', { signal })
}

export function fetchDepartments(signal?: AbortSignal) {
  return request<DepartmentView[]>('GET', '/api/staff/departments', { signal })
}
