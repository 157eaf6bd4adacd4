import type { QueryFilter } from 'mongoose'
import { chinaDay, daysBefore } from '../../contracts/china-time'
import { type CodeState, unpostedAfterDays, unscannedAfterDays } from '../../contracts/codes/lifecycle'
import type { CodeFilter, CodeQuery } from '../../contracts/codes/staff-views'
import { pageOf } from '../db/page'
import { searchMs } from '../db/time-limit'
import { gridAsked } from '../search/number-terms'
import type { CodeRecord } from './model'
import { presentSummaries } from './present'
import { PlaceCodeReader } from './readers'
import { codesNamed } from './search-codes'

const newestFirst = { field: 'createdAt', direction: -1 } as const
/** What waits for somebody comes in the order in which it waits, the longest first. */
const longestFirst = {
  unposted: { field: 'printedAt', direction: 1 },
  unscanned: { field: 'seenOn', direction: 1 }
} as const

/** Returns one page of codes, newest first, or what has waited the longest. */
export async function listCodes(query: CodeQuery, now = new Date()) {
  const codes = PlaceCodeReader.find(await codesMatching(query, now), { history: 0, search: 0 })
    .maxTimeMS(searchMs)
    .lean<CodeRecord[]>()
  const sorting = query.attention ? longestFirst[query.attention] : newestFirst
  const { items, next } = await pageOf(codes, query, sorting)
  return { items: await presentSummaries(items, now), ...(next && { next }) }
}

export async function codesMatching(filter: CodeFilter, now = new Date()): Promise<QueryFilter<CodeRecord>> {
  const states = statesAsked(filter)
  const parts = [...(states ? [{ state: { $in: states } }] : []), ...(await besideState(filter, now))]
  return parts.length > 0 ? { $and: parts } : {}
}

const stateOf = { unposted: 'printed', unscanned: 'posted' } as const

/** The states of which a code must have one: one condition, because of two on one field MongoDB may use neither. */
export function statesAsked({ state, attention }: CodeFilter): CodeState[] | undefined {
  if (!attention) return state
  const meant = stateOf[attention]
  return !state || state.includes(meant) ? [meant] : []
}

/** What else of a filter a code must fit. */
export async function besideState(
  { batch, q, gridCode, attention }: CodeFilter,
  now: Date
): Promise<QueryFilter<CodeRecord>[]> {
  const parts: QueryFilter<CodeRecord>[] = []
  if (batch) parts.push({ batch })
  if (gridCode) parts.push(...inGrid(gridCode))
  if (attention === 'unposted') {
    parts.push({ printedAt: { $lt: daysBefore(now, unpostedAfterDays) } })
  }
  if (attention === 'unscanned') {
    parts.push({ seenOn: { $lt: chinaDay(daysBefore(now, unscannedAfterDays)) } })
  }
  if (q) parts.push(await codesNamed(q))
  return parts
}

/** Codes in a cell, or in whatever lies in a community, a street or a division: a term leads there. */
function inGrid(gridCode: string): QueryFilter<CodeRecord>[] {
  const term = gridAsked(gridCode)
  return [{ gridCode: { $gte: gridCode, $lt: `${gridCode}~` } }, ...(term ? [{ 'search.terms': term }] : [])]
}
