import * as v from 'valibot'
import { paging } from '../common'
import type { Endpoint } from '../endpoint'
import { AuditFilter, auditFilter } from './filter'
import { AuditCheck, AuditPage } from './views'

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

export const auditCheck = {
  method: 'GET',
  path: '/api/staff/audit-check',
  who: 'staff',
  may: 'readAudit',
  summary: 'When the log was last checked and what was found, and the newest seals',
  reply: AuditCheck
} as const satisfies Endpoint

export const beginAuditCheck = {
  method: 'POST',
  path: '/api/staff/audit-check',
  who: 'staff',
  may: 'readAudit',
  summary: 'Check every entry of the log against the one before, while people work on; one at a time',
  body: v.object({}),
  reply: AuditCheck
} as const satisfies Endpoint
