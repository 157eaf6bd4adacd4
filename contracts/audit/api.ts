import * as v from 'valibot'
import { paging } from '../common'
import type { Endpoint } from '../endpoint'
import { AuditFilter, auditFilter } from './filter'
import { AuditPage } from './views'

export const auditLog = {
  method: 'GET',
  path: '/api/staff/audit',
  who: 'staff',
  may: 'readAudit',
  summary: 'What was done that an auditor has to see, newest first',
  query: v.object({ ...auditFilter, ...paging }),
  reply: AuditPage
} as const satisfies Endpoint

export const exportAudit = {
  method: 'GET',
  path: '/api/staff/audit-export',
  who: 'staff',
  may: 'readAudit',
  summary: 'The same entries as a CSV table, with their numbers and check values',
  query: AuditFilter,
  download: 'text/csv'
} as const satisfies Endpoint
