import { isResidentAction } from '../../contracts/cases/forms'
import { residentStates } from '../../contracts/cases/states'
import { stepOf } from '../../contracts/cases/workflow'
import type { MediaView } from '../../contracts/media/views'
import type { ReportSummary, ReportView, TimelineEntry } from '../../contracts/reports/views'
import { endsOf } from '../cases/merged-cases'
import type { CaseRecord, HistoryRecord } from '../cases/model'
import { photosOf, presentPlace } from '../cases/present'
import { CaseReader } from '../cases/readers'
import { residentMover } from '../cases/steps/mover'
import { actionsOn } from '../cases/steps/policy'
import { presentAll } from '../media/present'
import type { ReportRecord } from './model'

/** Returns the cases of these reports by id. For a merged case, returns the case it was merged into. */
export async function casesOf(reports: readonly ReportRecord[]): Promise<Map<string, CaseRecord>> {
  return endsOf(await CaseReader.find({ _id: { $in: reports.map(report => report.case) } }).lean())
}

function summarise(report: ReportRecord, found: CaseRecord) {
  const { topic } = report
  return {
    reportId: String(report._id),
    caseNo: report.caseNo,
    state: found.state,
    stateText: residentStates[found.state],
    ...(topic?.id && topic.label && { topic: { id: topic.id, label: topic.label } }),
    text: report.text,
    place: presentPlace(placeNow(report, found)),
    sentAt: report.sentAt.toISOString(),
    updatedAt: found.updatedAt.toISOString()
  }
}

/** Where the problem is: as the sender said, unless the desk corrected it since. */
function placeNow({ place, sentAt }: ReportRecord, { place: now, history }: CaseRecord): CaseRecord['place'] {
  return history.some(({ action, at }) => action === 'correctPlace' && at >= sentAt) ? now : place
}

export async function presentReports(reports: readonly ReportRecord[]): Promise<ReportSummary[]> {
  const [cases, covers] = await Promise.all([
    casesOf(reports),
    presentAll(reports.flatMap(({ media }) => media[0] ?? []))
  ])
  return reports.flatMap(report => {
    const found = cases.get(String(report.case))
    const cover = covers.get(String(report.media[0]))
    return found ? [{ ...summarise(report, found), ...(cover && { cover }) }] : []
  })
}

/**
 * Returns one report as its sender reads it. `viewer` is the signed-in resident. A person who follows the report by
 * number reads the same, without the query code and without actions.
 */
export async function presentReport(
  report: ReportRecord,
  found: CaseRecord,
  viewer: string | undefined,
  now = new Date()
): Promise<ReportView> {
  const told = found.history.filter(entry => isTold(entry, report))
  const photos = await presentAll([...report.media, ...told.flatMap(({ media }) => media)])
  const mover = viewer ? residentMover(viewer) : undefined
  return {
    ...summarise(report, found),
    ...(viewer && { queryCode: report.queryCode }),
    media: photosOf(report.media, photos),
    ...(found.state === 'submitted' && { promisedBy: report.promisedBy.toISOString() }),
    ...(found.department && found.clock?.dueAt && { dueAt: found.clock.dueAt.toISOString() }),
    timeline: told.map(entry => line(entry, photos)),
    actions: mover ? actionsOn(found, mover, now).filter(isResidentAction) : [],
    reportCount: found.reportCount
  }
}

/** Steps that have a sentence; of what residents did, only this report's own sender's. */
function isTold({ action, by }: HistoryRecord, report: ReportRecord): boolean {
  if (action === 'submit') return true
  return stepOf(action).told !== undefined && (by.role !== 'resident' || by.id === report.resident)
}

function line(entry: HistoryRecord, photos: Map<string, MediaView>): TimelineEntry {
  const { told = '', shows = [] } = stepOf(entry.action)
  const place = shows.includes('place') ? entry.facts?.place?.address : undefined
  return {
    at: entry.at.toISOString(),
    title: told,
    ...(shows.includes('words') && entry.words && { words: entry.words }),
    ...(place && { words: place }),
    ...(shows.includes('department') && entry.facts?.department && { department: entry.facts.department.name }),
    photos: shows.includes('photos') ? photosOf(entry.media, photos) : []
  }
}
