import type { Types } from 'mongoose'
import { rightsOf } from '../../contracts/staff/rights'
import type { ReportForStaff } from '../cases/reports-for-staff'
import type { Staff } from '../staff/account'
import { ReportModel } from './model'

export async function reportsForStaff(cases: readonly Types.ObjectId[], staff: Staff): Promise<ReportForStaff[]> {
  const reports = await ReportModel.find({ case: { $in: cases } })
    .sort({ sentAt: 1 })
    .lean()
  return reports.map(report => ({
    caseId: String(report.case),
    reportId: String(report._id),
    source: report.source,
    sentAt: report.sentAt.toISOString(),
    text: report.text,
    media: report.media,
    hasContact: Boolean(report.contact),
    mayLook: Boolean(report.contact) && rightsOf(staff.roles).includes('seeContacts')
  }))
}
