import type { Types } from 'mongoose'
import { type CallerAction, callerActions } from '../../contracts/cases/caller-actions'
import { rightsOf } from '../../contracts/staff/rights'
import type { CaseRecord } from '../cases/model'
import type { ReportForStaff } from '../cases/reports-for-staff'
import { callerMover } from '../cases/steps/mover'
import { actionsOn } from '../cases/steps/policy'
import { blockOf } from '../residents/blocked-senders'
import type { Staff } from '../staff/account'
import { personOf } from './caller-person'
import { isErased } from './erased-person'
import { ReportModel, type ReportRecord } from './model'

export async function reportsForStaff(
  cases: readonly Types.ObjectId[],
  staff: Staff,
  workedOn?: CaseRecord
): Promise<ReportForStaff[]> {
  const rights = rightsOf(staff.roles)
  const serves = rights.includes('serveCallers')
  const reports = await ReportModel.find({ case: { $in: cases } })
    .sort({ sentAt: 1 })
    .lean()
  const blocks = rights.includes('blockSenders')
  return Promise.all(
    reports.map(async report => ({
      caseId: String(report.case),
      reportId: String(report._id),
      source: report.source,
      sentAt: report.sentAt.toISOString(),
      text: report.text,
      media: report.media,
      hasContact: Boolean(report.contact),
      mayBlock: false,
      mayLook: Boolean(report.contact) && rights.includes('seeContacts'),
      ...(blocks && (await blockedAs(report))),
      callerActions: workedOn && serves ? actionsForCaller(report, reports, workedOn, staff) : []
    }))
  )
}

/** Whether its sender can be blocked, or until when somebody has. */
async function blockedAs({ source, resident }: ReportRecord): Promise<{ mayBlock: boolean; blockedUntil?: string }> {
  if (source !== 'resident' || isErased(resident)) return { mayBlock: false }
  const block = await blockOf(resident)
  return block ? { mayBlock: false, blockedUntil: block.until.toISOString() } : { mayBlock: true }
}

function actionsForCaller(
  report: ReportRecord,
  reports: readonly ReportRecord[],
  workedOn: CaseRecord,
  staff: Staff
): CallerAction[] {
  if (report.source === 'patrol') return []
  const possible = actionsOn(workedOn, callerMover(personOf(report, reports), staff, report._id))
  return callerActions.filter(action => possible.includes(action))
}
