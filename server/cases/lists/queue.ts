import type { QueryFilter } from 'mongoose'
import type { CaseState } from '../../../contracts/cases/states'
import type { CaseSummary, QueueQuery } from '../../../contracts/cases/views'
import { pageOf } from '../../db/page'
import { searchMs } from '../../db/time-limit'
import type { Staff } from '../../staff/account'
import type { CaseRecord } from '../model'
import { presentSummaries } from '../present'
import { CaseReader } from '../readers'
import { visibleTo } from '../steps/policy'
import { type CodesWritten, matching } from './search'
import { unkept, unplaced } from './troubles'

const sorts = {
  newest: { field: 'submittedAt', direction: -1 },
  oldest: { field: 'submittedAt', direction: 1 },
  urgent: { field: 'nextDueAt', direction: 1 }
} as const

/** Returns one page of the cases that this person may see and asked for. */
export async function queueFor(
  staff: Staff,
  query: QueueQuery,
  codesWritten: CodesWritten
): Promise<{ items: CaseSummary[]; next?: string }> {
  const trouble = query.trouble ? [query.trouble === 'place' ? unplaced : await unkept()] : []
  const written = query.q ? await matching(query.q, codesWritten) : undefined
  if (query.q && !written) return { items: [] }
  const cases = CaseReader.find({
    $and: [
      await visibleTo(staff),
      ...askedFor(query, staff),
      ...trouble,
      ...(written ? [{ 'search.terms': { $in: written.terms } }, written.filter] : [])
    ]
  })
  if (query.q) cases.maxTimeMS(searchMs)
  const { items, next } = await pageOf(cases.lean(), query, sorts[query.sort])
  return { items: await presentSummaries(items), ...(next && { next }) }
}

function askedFor(query: QueueQuery, staff: Staff): QueryFilter<CaseRecord>[] {
  const { state, topic, matter, gridCode, department, asked, mine, due } = query
  const now = new Date()
  const parts: QueryFilter<CaseRecord>[] = []
  if (state) parts.push({ state: { $in: state } })
  if (topic) parts.push({ 'topic.id': topic })
  if (matter) parts.push({ 'matter.code': matter })
  if (gridCode) parts.push({ gridCode: { $gte: gridCode, $lt: `${gridCode}~` } })
  if (department) parts.push({ 'department.id': department })
  if (asked) parts.push({ 'asked.what': asked === 'any' ? { $exists: true } : asked })
  if (mine) parts.push({ 'handler.id': staff.id })
  if (due === 'red') parts.push({ nextDueAt: { $lte: now } })
  if (due === 'yellow') parts.push({ nextDueAt: { $gt: now }, nextWarnAt: { $lte: now } })
  return parts
}

/** Returns how many cases of each state this person may see, how many wait for a decision, and how many for a way on. */
export async function countsFor(staff: Staff) {
  const visible = await visibleTo(staff)
  const [rows, asked, place, keeper] = await Promise.all([
    CaseReader.aggregate<{ _id: CaseState; count: number }>([
      { $match: visible },
      { $group: { _id: '$state', count: { $sum: 1 } } }
    ]),
    CaseReader.countDocuments({ $and: [visible, { 'asked.what': { $exists: true } }] }),
    CaseReader.countDocuments({ $and: [visible, unplaced] }),
    CaseReader.countDocuments({ $and: [visible, await unkept()] })
  ])
  const counts = Object.fromEntries(rows.map(({ _id, count }) => [_id, count]))
  return { counts, asked, troubles: { place, keeper } }
}
