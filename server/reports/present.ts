import type { QueryFilter } from 'mongoose'
import { isResidentAction } from '../../contracts/cases/forms'
import { isOpen, residentStates } from '../../contracts/cases/states'
import { stepOf } from '../../contracts/cases/workflow'
import { chinaDay } from '../../contracts/china-time'
import type { MediaView } from '../../contracts/media/views'
import type { ReportSummary, ReportView, TimelineEntry } from '../../contracts/reports/views'
import { askedBy } from '../cases/asked-by'
import { endsOf, wholeCases } from '../cases/merged-cases'
import type { CaseRecord, HistoryRecord } from '../cases/model'
import { presentPlace } from '../cases/present'
import { photosOf } from '../cases/present-reports'
import { CaseReader } from '../cases/readers'
import { residentMover } from '../cases/steps/mover'
import { actionsOn } from '../cases/steps/policy'
import { upToDate } from '../cases/up-to-date'
import { communityOf } from '../grids/locate'
import { presentAll } from '../media/present'
import type { ReportRecord } from './model'

/** Returns the cases of these reports by id. For a merged case, returns the case it was merged into. */
export async function casesOf(reports: readonly ReportRecord[]): Promise<Map<string, CaseRecord>> {
  const ids = reports.map(report => report.case)
  const ends = await endsOf(await CaseReader.find({ _id: { $in: ids } }).lean(), wholeCases)
  return new Map(await Promise.all([...ends].map(async ([id, end]) => [id, await upToDate(end)] as const)))
}

/** What a list of reports shows of their cases; of the history only when the place was corrected. */
const shown = {
  caseNo: 1,
  state: 1,
  updatedAt: 1,
  place: 1,
  mergedInto: 1,
  'history.action': 1,
  'history.at': 1
} as const
export type ShownCase = Pick<CaseRecord, '_id' | 'caseNo' | 'state' | 'updatedAt' | 'place' | 'mergedInto'> & {
  history: Pick<HistoryRecord, 'action' | 'at'>[]
}

/** The same cases as lists show them. */
export async function shownCasesOf(reports: readonly ReportRecord[]): Promise<Map<string, ShownCase>> {
  const read = (filter: QueryFilter<CaseRecord>) => CaseReader.find(filter, shown).lean<ShownCase[]>().exec()
  const cases = await read({ _id: { $in: reports.map(report => report.case) } })
  return endsOf(cases, caseNos => read({ caseNo: { $in: caseNos } }))
}

async function summarise(report: ReportRecord, theCase: ShownCase) {
  const { topic } = report
  const place = presentPlace(placeNow(report, theCase))
  const near = place.address || place.codeName || !report.gridCode ? undefined : await communityOf(report.gridCode)
  return {
    reportId: String(report._id),
    caseNo: report.caseNo,
    state: theCase.state,
    stateText: residentStates[theCase.state],
    ...(topic?.id && topic.label && { topic: { id: topic.id, label: topic.label } }),
    text: report.text,
    place: { ...place, ...(near && { near }) },
    sentAt: report.sentAt.toISOString(),
    updatedAt: theCase.updatedAt.toISOString()
  }
}

/** Where the problem is: as the sender said, unless the desk corrected it since. */
function placeNow({ place, sentAt }: ReportRecord, { place: now, history }: ShownCase): CaseRecord['place'] {
  return history.some(({ action, at }) => action === 'correctPlace' && at >= sentAt) ? now : place
}

export async function presentReports(reports: readonly ReportRecord[]): Promise<ReportSummary[]> {
  const [cases, covers] = await Promise.all([
    shownCasesOf(reports),
    presentAll(reports.flatMap(({ media }) => media[0] ?? []))
  ])
  const rows = await Promise.all(
    reports.map(async report => {
      const theCase = cases.get(String(report.case))
      const cover = covers.get(String(report.media[0]))
      return theCase && { ...(await summarise(report, theCase)), ...(cover && { cover }) }
    })
  )
  return rows.filter(row => row !== undefined)
}

/**
 * Returns one report as its sender reads it; `own` is the case it was sent for, when that was merged into `found`.
 * `viewer` is the signed-in resident. A person who follows the report by number reads the same, without the query code
 * and without actions.
 */
export async function presentReport(
  report: ReportRecord,
  theCase: CaseRecord,
  viewer: string | undefined,
  own?: CaseRecord,
  now = new Date()
): Promise<ReportView> {
  const told = timelineFor(report, theCase, own)
  const photos = await presentAll([...report.media, ...told.flatMap(({ entry }) => entry.media)])
  const mover = viewer ? residentMover(viewer) : undefined
  return {
    ...(await summarise(report, theCase)),
    ...(viewer && { queryCode: report.queryCode }),
    media: photosOf(report.media, photos),
    ...(theCase.state === 'submitted' && { promisedBy: promisedNow(report, theCase).toISOString() }),
    ...(theCase.department && theCase.clock?.dueAt && { dueAt: theCase.clock.dueAt.toISOString() }),
    ...untilNow(report, theCase),
    ...(theCase.department && { department: theCase.department.name }),
    timeline: told.map(each => line(each, photos)),
    actions: mover ? actionsOn(theCase, mover, now).filter(isResidentAction) : [],
    reportCount: theCase.reportCount
  }
}

/** Until when it is looked at. What was taken back to there has a limit of its own, and the first promise is over. */
function promisedNow({ promisedBy }: ReportRecord, { stage }: CaseRecord): Date {
  return stage?.name === 'acceptance' && stage.dueAt ? stage.dueAt : promisedBy
}

/** By when the one who has it now will have done their part. A suspended case waits for a day, if the desk named one. */
function untilNow(report: ReportRecord, theCase: CaseRecord): { until?: string } {
  const { state, stage, clock, history } = theCase
  if (!isOpen(state)) return {}
  const suspended = state === 'suspended' ? history.findLast(({ action }) => action === 'suspend') : undefined
  const until = suspended
    ? suspended.facts?.until
    : state === 'submitted'
      ? promisedNow(report, theCase)
      : (stage?.dueAt ?? clock?.dueAt)
  return until ? { until: until.toISOString() } : {}
}

/** An entry and in whose words this reporter reads it: as everybody, or as one of the others. */
interface Told {
  entry: HistoryRecord
  other: boolean
}

/**
 * What the sender of a report reads, in the order in which it happened. When their case was merged, they read what was
 * said and done there until then, and everything of the case where it is worked on.
 */
function timelineFor(report: ReportRecord, theCase: CaseRecord, own: CaseRecord | undefined): Told[] {
  const here = toldIn(theCase, report)
  if (!own || own.caseNo === theCase.caseNo) return here
  const begun = toldIn(own, report)
  const rest = here.filter(({ entry }) => entry.action !== 'submit')
  return [...begun, ...rest].sort((one, other) => one.entry.at.getTime() - other.entry.at.getTime())
}

/** Steps that have a sentence. What another reporter did or asked for has one for the others, or none. */
function toldIn({ history }: CaseRecord, report: ReportRecord): Told[] {
  return history.flatMap((entry, index): Told[] => {
    const { told, toldOthers, answers } = stepOf(entry.action)
    const asked = answers ? askedBy(history, index, answers) : entry
    const other = asked?.by.role === 'resident' && !isOf(report, asked)
    if (entry.action === 'submit') return [{ entry, other: false }]
    return (other ? toldOthers : told) === undefined ? [] : [{ entry, other }]
  })
}

/** Whether the sender of this report did it, or had it done on the telephone. */
function isOf({ _id, resident }: ReportRecord, { by }: HistoryRecord): boolean {
  return by.id === resident || String(by.through?.report) === String(_id)
}

function line({ entry, other }: Told, photos: Map<string, MediaView>): TimelineEntry {
  const { told = '', toldOthers = '', shows = [] } = stepOf(entry.action)
  const at = entry.at.toISOString()
  if (other) return { at, title: toldOthers, photos: [] }
  const place = shows.includes('place') ? entry.facts?.place?.address : undefined
  const words = [
    verdictWords(entry),
    saidBack(entry, shows) && entry.words,
    shows.includes('until') && untilWords(entry)
  ]
    .filter(Boolean)
    .join('\n')
  return {
    at,
    title: entry.by.through ? `${told}（来电，工作人员代办）` : told,
    ...((place ?? words) && { words: place ?? words }),
    ...(shows.includes('department') && entry.facts?.department && { department: entry.facts.department.name }),
    photos: shows.includes('photos') ? photosOf(entry.media, photos) : [],
    ...(entry.action === 'reportDone' && { done: true as const })
  }
}

/** Senders read their own words again; what staff said when they urged somebody, or noted of a call, is for staff. */
function saidBack({ action, by }: HistoryRecord, shows: readonly string[]): boolean {
  return shows.includes('words') || (action === 'urge' && by.role === 'resident' && !by.through)
}

/** The verdict and the stars that somebody gave. */
function verdictWords({ action, facts }: HistoryRecord): string | undefined {
  if (action !== 'evaluate' || !facts) return undefined
  const solved = typeof facts.solved === 'boolean' && (facts.solved ? '解决了' : '没有解决')
  const stars = typeof facts.stars === 'number' && `${'★'.repeat(facts.stars)}${'☆'.repeat(5 - facts.stars)}`
  return [solved, stars].filter(Boolean).join(' · ')
}

/** The day by which a resident may expect to hear more. */
function untilWords({ facts }: HistoryRecord): string | undefined {
  if (!facts?.until) return undefined
  const [year, month, day] = chinaDay(facts.until).split('-').map(Number)
  return `预计到 ${year} 年 ${month} 月 ${day} 日`
}
