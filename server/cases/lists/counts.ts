import type { QueryFilter } from 'mongoose'
import { type CaseState, caseStates, isOpen } from '../../../contracts/cases/states'
import { type Request, requests } from '../../../contracts/cases/step'
import { rightsOf } from '../../../contracts/staff/rights'
import { indexesWait } from '../../db/indexes'
import type { Staff } from '../../staff/account'
import { endedTally } from '../ended-tally'
import type { CaseRecord } from '../model'
import { CaseReader } from '../readers'
import { unkeptParts, unplaced } from './troubles'
import { visibleParts } from './visible-parts'

type Filter = QueryFilter<CaseRecord>
const states = Object.keys(caseStates) as CaseState[]
/** So many ended cases of one state are counted one by one. Of more the number is kept, and is about right. */
const countedAtMost = 1000
/** Has the states of a cell's cases, so that none of them is read. */
const byCell = { gridCode: 1, submittedAt: -1, _id: -1, state: 1, closedAt: 1 } as const

/**
 * Returns how many cases of each state this person may see. What is open is counted in the index. Requests and cases that cannot
 * go on are counted for those who see all cases: only they can answer and help.
 */
export async function countsFor(staff: Staff) {
  const all = rightsOf(staff.roles).includes('seeAllCases')
  const parts = await visibleParts(staff)
  const [counted, asked, place, keeper] = await Promise.all([
    Promise.all(states.map(state => countOf(state, parts))),
    all ? CaseReader.countDocuments({ 'asked.what': { $in: Object.keys(requests) as Request[] } }) : 0,
    all ? CaseReader.countDocuments(unplaced) : 0,
    all ? countOnce(await unkeptParts()) : 0
  ])
  const counts = new Map(states.map((state, index) => [state, counted[index] ?? 0]))
  const kept = all || staff.department !== undefined
  const many = kept ? states.filter(state => !isOpen(state) && (counts.get(state) ?? 0) > countedAtMost) : []
  if (many.length > 0) {
    const tally = await endedTally(all ? undefined : staff.department)
    for (const state of many) counts.set(state, Math.max(tally[state] ?? 0, countedAtMost))
  }
  return {
    counts: Object.fromEntries([...counts].filter(([, count]) => count > 0)),
    ...(many.length > 0 && { about: many }),
    asked,
    troubles: { place, keeper }
  }
}

/** Parts overlap seldom, as when a department helps with a case of its own: then each is counted without those before it. */
async function countOf(state: CaseState, parts: readonly Filter[]): Promise<number> {
  const counts = await Promise.all(
    parts.map((part, index) => {
      if (!fits(part, state)) return 0
      const before = parts.slice(0, index).filter(each => fits(each, state))
      const { state: _, ...facts } = part
      const one = { $and: [{ ...facts, state }, ...before.map(without)] }
      // Those of somebody's own cells are few enough to be counted whatever their state.
      if ('gridCode' in part) {
        const counted = CaseReader.countDocuments(one)
        return indexesWait() ? counted : counted.hint(byCell)
      }
      return CaseReader.countDocuments(one, isOpen(state) ? {} : { limit: countedAtMost + 1 })
    })
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/** A part of states has them as a list. */
function fits({ state }: Filter, asked: CaseState): boolean {
  const listed = (state as { $in?: readonly string[] } | undefined)?.$in
  return !listed || listed.includes(asked)
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
