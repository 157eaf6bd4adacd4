import type { ResidentAction } from '../../contracts/cases/forms'
import type * as rows from '../../contracts/reports/api'
import type { NewReport } from '../../contracts/reports/views'
import { callAsResident, callOpen } from './call'

/** Sending again with the same key after a lost answer makes no second report. */
export function submitReport(report: NewReport, key: string) {
  return callAsResident<typeof rows.submitReport>('POST /api/reports', { body: report, idempotencyKey: key })
}

export function myReports(cursor?: string) {
  return callAsResident<typeof rows.myReports>('GET /api/reports', { query: { cursor } })
}

export function myReport(reportId: string) {
  return callAsResident<typeof rows.myReport>('GET /api/reports/:reportId', { params: { reportId } })
}

export function takeAction(reportId: string, action: ResidentAction, form: object) {
  return callAsResident<typeof rows.reportAction>('POST /api/reports/:reportId/:action', {
    params: { reportId, action },
    body: form
  })
}

export function track(caseNo: string, queryCode: string) {
  return callOpen<typeof rows.track>('POST /api/track', { body: { caseNo, queryCode } })
}
