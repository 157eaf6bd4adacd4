import * as v from 'valibot'
import { Search } from '../common'
import type { Endpoint } from '../endpoint'
import {
  ChangedDepartment,
  DepartmentAtVersion,
  DepartmentDetail,
  DepartmentId,
  DepartmentRecord,
  NewDepartment
} from './departments'

const one = { who: 'staff', may: 'manageBaseData', params: v.object({ department: DepartmentId }) } as const

export const baseDepartments = {
  method: 'GET',
  path: '/api/staff/base/departments',
  who: 'staff',
  may: 'manageBaseData',
  summary: 'All departments with what is kept of them, closed ones too if asked for',
  query: v.object({ q: v.optional(Search), closed: v.optional(v.literal('1')) }),
  reply: v.object({ items: v.array(DepartmentRecord) })
} as const satisfies Endpoint

export const newDepartment = {
  method: 'POST',
  path: '/api/staff/base/departments',
  who: 'staff',
  may: 'manageBaseData',
  summary: 'Make a department',
  body: NewDepartment,
  status: 201,
  reply: DepartmentRecord
} as const satisfies Endpoint

export const baseDepartment = {
  method: 'GET',
  path: '/api/staff/base/departments/:department',
  ...one,
  summary: 'One department, what uses it, and its last fifty changes',
  reply: DepartmentDetail
} as const satisfies Endpoint

export const changeDepartment = {
  method: 'POST',
  path: '/api/staff/base/departments/:department',
  ...one,
  summary: 'Change a department; 409 when somebody changed it before',
  body: ChangedDepartment,
  reply: DepartmentRecord
} as const satisfies Endpoint

export const closeDepartment = {
  method: 'POST',
  path: '/api/staff/base/departments/:department/close',
  ...one,
  summary: 'Close a department: nothing new goes there, and what names it keeps its name',
  body: DepartmentAtVersion,
  reply: DepartmentRecord
} as const satisfies Endpoint

export const reopenDepartment = {
  method: 'POST',
  path: '/api/staff/base/departments/:department/open',
  ...one,
  summary: 'Open a closed department again',
  body: DepartmentAtVersion,
  reply: DepartmentRecord
} as const satisfies Endpoint
