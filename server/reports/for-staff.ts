import type { CallerAction } from '../../contracts/cases/caller-actions'
import { callerActions } from '../../contracts/cases/caller-actions'
import { casesWorkedOnAs } from '../cases/merged-cases'
import type { CaseRecord } from '../cases/model'
import { mostShown, type ReportsForStaff } from '../cases/reports-for-staff'
import { callerMover } from '../cases/steps/mover'
import { actionsOn } from '../cases/steps/policy'
import { inRuns } from '../db/in-runs'
import { pageOfParts } from '../db/page'
import { blockOf } from '../residents/blocked-senders'
import type { Staff } from '../staff/account'
import { personsOf } from './caller-person'
import { isErased } from './erased-person'
import { firstPhotos } from './first-photos'
import { ReportModel, type ReportRecord } from './model'

export const reportsForStaff: ReportsForStaff = {
  async page(theCase, staff, cursor) {
    const { rights } = staff
    const cases = await casesWorkedOnAs(theCase)
    const parts = inRuns(cases).map(some => ReportModel.find({ case: { $in: some } }).lean())
    const { items, next } = await pageOfParts(parts, { cursor, limit: mostShown }, { field: 'sentAt', direction: 1 })
    const personOf = rights.includes('serveCallers') ? await personsOf(items, cases) : undefined
    const blocks = rights.includes('blockSenders')
    const reports = items.map(async report => ({
      reportId: String(report._id),
      source: report.source,
      sentAt: report.sentAt.toISOString(),
      text: report.text,
      media: report.media,
      hasContact: Boolean(report.contact),
      mayLook: Boolean(report.contact) && rights.includes('seeContacts'),
      mayBlock: false,
      ...(blocks && (await blockedAs(report))),
      callerActions: personOf ? actionsForCaller(report, personOf(report), theCase, staff) : []
    }))
    return { items: await Promise.all(reports), ...(next && { next }) }
  },

  firstPhotos
}

/** Whether its sender can be blocked, or until when somebody has. */
async function blockedAs({ source, resident }: ReportRecord): Promise<{ mayBlock: boolean; blockedUntil?: string }> {
  if (source !== 'resident' || isErased(resident)) return { mayBlock: false }
  const block = await blockOf(resident)
  return block ? { mayBlock: false, blockedUntil: block.until.toISOString() } : { mayBlock: true }
}

function actionsForCaller(report: ReportRecord, person: string, workedOn: CaseRecord, staff: Staff): CallerAction[] {
  if (report.source === 'patrol') return []
  const possible = actionsOn(workedOn, callerMover(person, staff, report._id))
  return callerActions.filter(action => possible.includes(action))
}
