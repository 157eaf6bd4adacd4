import type { QueryFilter } from 'mongoose'
import { type Request, requests } from '../../../contracts/cases/step'
import type { CaseSummary, QueueQuery } from '../../../contracts/cases/views'
import { dayMs, momentInChina } from '../../../contracts/china-time'
import { pageOfParts } from '../../db/page'
import { searchMs } from '../../db/time-limit'
import { gridAsked } from '../../search/number-terms'
import type { Staff } from '../../staff/account'
import { endOfTime } from '../clocks/end-of-time'
import type { CaseRecord } from '../model'
import { presentSummaries } from '../present'
import { findSummaries, type SummaryRecord } from '../summary'
import { type CodesWritten, matching } from './search'
import { unkeptParts, unplaced } from './troubles'
import { visibleParts } from './visible-parts'

type Filter = QueryFilter<CaseRecord>
interface Page {
  items: SummaryRecord[]
  next?: string
}

/** Returns one page of the cases that this person may see and asked for. */
export async function queueFor(
  staff: Staff,
  query: QueueQuery,
  codesWritten: CodesWritten
): Promise<{ items: CaseSummary[]; next?: string }> {
  const found = query.q ? await matching(query.q, codesWritten) : undefined
  if (query.q && !found) return { items: [] }
  const written: Filter[] = found ? [{ 'search.terms': { $in: found.terms } }, found.filter] : []
  const troubles = query.trouble === 'keeper' ? await unkeptParts() : [query.trouble ? unplaced : {}]
  const conditions = [...askedFor(query, staff), ...written]
  const parts = (await visibleParts(staff)).flatMap(visible =>
    troubles.map(trouble => [visible, trouble, ...conditions].filter(each => Object.keys(each).length > 0))
  )
  const { items, next } = query.sort === 'urgent' ? await mostUrgent(parts, query) : await byTime(parts, query)
  return { items: await presentSummaries(items), ...(next && { next }) }
}

/** Each part is a query of its own, and none takes longer than a search may. */
const queriesFor = (parts: readonly Filter[][], more: Filter) =>
  parts.map(part => findSummaries({ $and: [...part, more] }).maxTimeMS(searchMs))

function byTime(parts: readonly Filter[][], query: QueueQuery): Promise<Page> {
  const direction = query.sort === 'oldest' ? 1 : -1
  // What has no time limit yet is found by the other half of the index only if both halves are named.
  const more: Filter = query.due ? { submittedAt: { $gt: new Date(0) }, nextDueAt: { $lt: endOfTime } } : {}
  return pageOfParts(queriesFor(parts, more), query, { field: 'submittedAt', direction })
}

/** Begins the cursor of a page that is behind all running clocks. */
const behind = '~'

/** Whatever runs out soonest, then what has no clock, newest first: ended cases are not walked to find what is urgent. */
async function mostUrgent(parts: readonly Filter[][], query: QueueQuery): Promise<Page> {
  const { cursor, limit } = query
  const urgent: Page = cursor?.startsWith(behind)
    ? { items: [] }
    : await pageOfParts(queriesFor(parts, { nextDueAt: { $lt: endOfTime } }), query, {
        field: 'nextDueAt',
        direction: 1
      })
  if (urgent.next || query.due) return urgent
  const room = limit - urgent.items.length
  const from = cursor?.startsWith(behind) && cursor.length > 1 ? { cursor: cursor.slice(1) } : {}
  const rest: Page = await pageOfParts(
    queriesFor(parts, { nextDueAt: endOfTime }),
    { ...from, limit: Math.max(room, 1) },
    { field: 'submittedAt', direction: -1 }
  )
  if (room === 0) return { items: urgent.items, ...(rest.items.length > 0 && { next: behind }) }
  return { items: [...urgent.items, ...rest.items], ...(rest.next && { next: `${behind}${rest.next}` }) }
}

function askedFor(query: QueueQuery, staff: Staff): Filter[] {
  const { state, topic, matter, gridCode, department, asked, mine, due, from, to } = query
  const now = new Date()
  const parts: Filter[] = []
  if (state) parts.push({ state: { $in: state } })
  if (topic) parts.push({ 'topic.id': topic })
  if (matter) parts.push({ 'matter.code': matter })
  if (gridCode) parts.push(...inGrid(gridCode))
  if (department) parts.push({ 'department.id': department })
  if (asked) parts.push({ 'asked.what': asked === 'any' ? { $in: Object.keys(requests) as Request[] } : asked })
  if (mine) parts.push({ 'handler.id': staff.id })
  if (from) parts.push({ submittedAt: { $gte: momentInChina(from) } })
  if (to) parts.push({ submittedAt: { $lt: new Date(momentInChina(to).getTime() + dayMs) } })
  if (due === 'red') parts.push({ nextDueAt: { $lte: now } })
  if (due === 'yellow') parts.push({ nextDueAt: { $gt: now }, nextWarnAt: { $lte: now } })
  return parts
}

/** A cell by its whole code, or whatever lies in a community, a street or a division. */
function inGrid(gridCode: string): Filter[] {
  if (gridCode.length === 15) return [{ gridCode }]
  const term = gridAsked(gridCode)
  return [{ gridCode: { $gte: gridCode, $lt: `${gridCode}~` } }, ...(term ? [{ 'search.terms': term }] : [])]
}
