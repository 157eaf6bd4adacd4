import type { ResidentAction } from '../../contracts/cases/forms'
import type { NewReport, ReportSummary, ReportView, SentReport } from '../../contracts/reports/views'
import { request, requestAsResident } from './request'

/** Repeating the key repeats the server's answer, so sending again after a lost answer makes no second report. */
export function submitReport(report: NewReport, key: string): Promise<SentReport> {
  return requestAsResident('/api/reports', { method: 'POST', data: report, header: { 'Idempotency-Key': key } })
}

export function myReports(cursor?: string): Promise<{ items: ReportSummary[]; next?: string }> {
  return requestAsResident(`/api/reports${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`)
}

export function myReport(reportId: string): Promise<ReportView> {
  return requestAsResident(`/api/reports/${reportId}`)
}

export function takeAction(reportId: string, action: ResidentAction, form: object): Promise<ReportView> {
  return requestAsResident(`/api/reports/${reportId}/${action}`, { method: 'POST', data: form })
}

export function track(caseNo: string, queryCode: string): Promise<ReportView> {
  return request('/api/track', { method: 'POST', data: { caseNo, queryCode } })
}
