import type { NewReport, SentReport } from '../../contracts/reports/views'
import { request } from './request'

export function takeReport(report: NewReport, idempotencyKey: string) {
  return request<SentReport>('POST', '/api/staff/reports', { body: report, idempotencyKey })
}
