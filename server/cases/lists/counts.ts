import type { QueryFilter } from 'mongoose'
import { type CaseState, caseStates, isOpen, openStates } from '../../../contracts/cases/states'
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
const endedStates = states.filter(state => !isOpen(state))
/** So many ended cases of one state are counted one by one. Of more the number is kept, and is about right. */
const countedAtMost = 1000
/** Leads to the cases of one state in a cell, so that none of the others is walked. */
const byCell = { gridCode: 1, state: 1, closedAt: 1 } as const

/**
 * Returns how many cases of each state this person may see. What is open is counted in the index. Requests and cases that cannot
 * go on are counted for those who see all cases: only they can answer and help.
 */
export async function countsFor(staff: Staff) {
  const all = rightsOf(staff.roles).includes('seeAllCases')
  const parts = await visibleParts(staff)
  const tally = all || staff.department ? await endedTally(all ? undefined : staff.department) : {}
  const [open, ended, asked, place, keeper] = await Promise.all([
    countRunning(parts),
    Promise.all(endedStates.map(state => countEnded(state, parts, tally[state] ?? 0))),
    all ? CaseReader.countDocuments({ 'asked.what': { $in: Object.keys(requests) as Request[] } }) : 0,
    all ? CaseReader.countDocuments(unplaced) : 0,
    all ? countOnce(await unkeptParts()) : 0
  ])
  const counts = new Map<CaseState, number>()
  for (const state of states) counts.set(state, open.get(state) ?? 0)
  endedStates.forEach((state, index) => void counts.set(state, (counts.get(state) ?? 0) + (ended[index]?.count ?? 0)))
  const many = endedStates.filter((_, index) => ended[index]?.about)
  return {
    counts: Object.fromEntries([...counts].filter(([, count]) => count > 0)),
    ...(many.length > 0 && { about: many }),
    asked,
    troubles: { place, keeper }
  }
}

/** Those of somebody's own cells are few enough to be counted whatever their state. */
const ofCells = (part: Filter) => 'gridCode' in part

/**
 * Counts what is open in one pass over an index for each part. Parts overlap seldom, as when a department helps with a case of
 * its own: then each is counted without those before it.
 */
async function countRunning(parts: readonly Filter[]): Promise<Map<CaseState, number>> {
  const counted = await Promise.all(
    parts.map((part, index) => {
      const { state, ...facts } = part
      const wanted = (state as { $in?: CaseState[] } | undefined)?.$in ?? openStates
      // Cells stand in one part only.
      const before = parts.slice(0, index).filter(each => !(ofCells(part) && ofCells(each)))
      const found = CaseReader.aggregate<{ _id: CaseState; count: number }>([
        { $match: { $and: [{ ...facts, state: { $in: wanted } }, ...before.map(without)] } },
        { $group: { _id: '$state', count: { $sum: 1 } } }
      ])
      return ofCells(part) && !indexesWait() ? found.hint(byCell) : found
    })
  )
  const counts = new Map<CaseState, number>()
  for (const { _id, count } of counted.flat()) counts.set(_id, (counts.get(_id) ?? 0) + count)
  return counts
}

/** Of so many that the kept number is told, none is counted. */
async function countEnded(state: CaseState, parts: readonly Filter[], kept: number) {
  const asked = parts.filter(part => !('state' in part))
  if (kept > countedAtMost) return { count: kept, about: true }
  const counts = await Promise.all(
    asked.map((part, index) => {
      const filter = { $and: [{ ...part, state }, ...asked.slice(0, index).map(without)] }
      return CaseReader.countDocuments(filter, { limit: countedAtMost + 1 })
    })
  )
  const count = counts.reduce((sum, each) => sum + each, 0)
  return { count: Math.min(count, Math.max(countedAtMost, kept)), about: count > countedAtMost }
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
