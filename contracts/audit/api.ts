import * as v from 'valibot'
import { paging } from '../common'
import type { Endpoint } from '../endpoint'
import { AuditPage } from './views'

export const auditLog = {
  method: 'GET',
  path: '/api/staff/audit',
  who: 'staff',
  may: 'readAudit',
  summary: 'What was done that an auditor has to see, newest first',
  query: v.object(paging),
  reply: AuditPage
} as const satisfies Endpoint
