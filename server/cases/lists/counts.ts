import type { QueryFilter } from 'mongoose'
import { type CaseState, caseStates, isOpen, openStates } from '../../../contracts/cases/states'
import { type Request, requests } from '../../../contracts/cases/step'
import { indexesWait } from '../../db/indexes'
import type { Staff } from '../../staff/account'
import { endedTally } from '../ended-tally'
import type { CaseRecord } from '../model'
import { CaseReader } from '../readers'
import { unkeptParts, unplaced } from './troubles'
import { visibleParts } from './visible-parts'

type Filter = QueryFilter<CaseRecord>
const states = Object.keys(caseStates) as CaseState[]
const endedStates = states.filter(state => !isOpen(state))
/** So many ended cases of one state are counted one by one. Of more the number is kept, and is about right. */
const countedAtMost = 1000
/** Leads to the cases of one state in a cell, so that none of the others is walked. */
const byCell = { gridCode: 1, state: 1, closedAt: 1 } as const
const ofAll = { state: 1, submittedAt: -1, _id: -1, nextDueAt: 1 } as const
const ofDepartment = { 'department.id': 1, ...ofAll } as const
const helped = 'subtasks.department.id'
const ofHelped = { [helped]: 1, state: 1, 'department.id': 1 } as const

/**
 * Returns how many cases of each state this person may see. What is open is counted in the index. Requests and cases that cannot
 * go on are counted for those who see all cases: only they can answer and help.
 */
export async function countsFor(staff: Staff) {
  const all = staff.rights.includes('seeAllCases')
  const parts = await visibleParts(staff)
  const tally = all || staff.department ? await endedTally(all ? undefined : staff.department) : {}
  const [open, ended, asked, place, keeper] = await Promise.all([
    countRunning(parts),
    countEnded(parts, tally),
    all ? CaseReader.countDocuments({ 'asked.what': { $in: Object.keys(requests) as Request[] } }) : 0,
    all ? CaseReader.countDocuments(unplaced) : 0,
    all ? countOnce(await unkeptParts()) : 0
  ])
  const counts = states.map(state => [state, (open.get(state) ?? 0) + (ended.counts.get(state) ?? 0)] as const)
  return {
    counts: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    ...(ended.about.length > 0 && { about: ended.about }),
    asked,
    troubles: { place, keeper }
  }
}

/** Somebody's own cells stand in one part each, so that what one part holds is in none of the others. */
const ofCells = (part: Filter) => 'gridCode' in part

/**
 * Counts what is open in one pass over an index for each part. Parts overlap seldom, as when a department helps with a case of
 * its own: then each is counted without those before it.
 */
async function countRunning(parts: readonly Filter[]): Promise<Map<CaseState, number>> {
  const counted = await Promise.all(
    parts.map((part, index) => {
      const wanted = openStates.filter(state => allowed(part).includes(state))
      return byState(factsOf(part), wanted, others(parts.slice(0, index), part))
    })
  )
  return sum(counted.flat())
}

const allowed = ({ state }: Filter) => (state as { $in?: CaseState[] } | undefined)?.$in ?? states
const factsOf = ({ state: _, ...facts }: Filter): Filter => facts
const others = (before: readonly Filter[], part: Filter) => before.filter(each => !(ofCells(part) && ofCells(each)))

/** Of a state of which the kept number is told none is counted, and of the others no more than is told. */
async function countEnded(parts: readonly Filter[], tally: Partial<Record<CaseState, number>>) {
  const about = endedStates.filter(state => (tally[state] ?? 0) > countedAtMost)
  const few = endedStates.filter(state => !about.includes(state))
  const counted = await Promise.all(
    parts.flatMap((part, index) => {
      const wanted = few.filter(state => allowed(part).includes(state))
      const before = others(parts.slice(0, index), part)
      // What is closed is most of all, and would leave no room for the others below the limit.
      return [wanted.filter(state => state === 'closed'), wanted.filter(state => state !== 'closed')].map(some =>
        some.length > 0 ? byState(factsOf(part), some, before, (countedAtMost + 1) * some.length) : []
      )
    })
  )
  const counts = sum(counted.flat())
  for (const state of about) counts.set(state, tally[state] ?? 0)
  for (const state of few) {
    if ((counts.get(state) ?? 0) <= countedAtMost) continue
    about.push(state)
    counts.set(state, countedAtMost)
  }
  return { counts, about }
}

interface Counted {
  _id: CaseState
  count: number
}

/** Counts the cases of a part by state in the part's own index, without those of other parts. */
function byState(part: Filter, wanted: readonly CaseState[], before: readonly Filter[], atMost?: number) {
  const found = CaseReader.aggregate<Counted>([
    { $match: { $and: [{ ...part, state: { $in: wanted } }, ...before.map(without)] } },
    ...(atMost ? [{ $limit: atMost }] : []),
    { $group: { _id: '$state', count: { $sum: 1 } } }
  ])
  const index = indexOf(part)
  // Without a hint MongoDB tries a dozen indexes each time, which takes longer than the counting.
  return index && !indexesWait() ? found.hint(index) : found
}

function indexOf(part: Filter) {
  if (ofCells(part)) return byCell
  const [field, ...others] = Object.keys(part)
  if (others.length > 0) return undefined
  return field === undefined
    ? ofAll
    : field === 'department.id'
      ? ofDepartment
      : field === helped
        ? ofHelped
        : undefined
}

function sum(counted: readonly Counted[]): Map<CaseState, number> {
  const counts = new Map<CaseState, number>()
  for (const { _id, count } of counted) counts.set(_id, (counts.get(_id) ?? 0) + count)
  return counts
}

/** A part by one field is left out by that field, which an index can do without reading a case. */
function without(part: Filter): Filter {
  const [[field, value] = [], ...others] = Object.entries(part)
  return field && typeof value === 'string' && others.length === 0 ? { [field]: { $ne: value } } : { $nor: [part] }
}

async function countOnce(parts: readonly Filter[]): Promise<number> {
  const found = await Promise.all(parts.map(part => CaseReader.find(part, { _id: 1 }).lean()))
  return new Set(found.flat().map(({ _id }) => String(_id))).size
}
