import { openStates } from '../../contracts/cases/states'
import { type Others, workThrough } from '../db/work-through'
import { currentTimekeeping } from '../rules/current'
import { nextMoments, stageClock } from './clocks/clock'
import { CaseModel, type CaseRecord } from './model'

const old = { nextLightAt: { $exists: false } }
const atOnce = 200

/** Fields as an earlier version named them, and as they are named now. */
const renamed = {
  urgency: 'nextDueAt',
  warning: 'nextWarnAt',
  nextTurn: 'nextLightAt',
  owes: 'uncountedReports'
} as const
type OldNames = { [name in keyof typeof renamed]?: unknown }
type OldCase = CaseRecord & OldNames

/**
 * Brings a batch of cases of earlier versions up to date: fields that had another name, and clocks where there were none. Open
 * cases come first, as people look for them. It may run in several processes and be broken off. Returns how many it did.
 */
export function upgradeCases(now = new Date()): Promise<number> {
  return workThrough({
    job: 'bring cases up to date',
    now,
    read: async others => {
      const open = await oldCases({ ...others, state: { $in: openStates } })
      return open.length > 0 ? open : oldCases(others)
    },
    each: theCase => upgradeCase(theCase, now),
    name: ({ caseNo }) => caseNo
  })
}

const oldCases = (filter: Others & { state?: object }) =>
  CaseModel.collection
    .find<OldCase>({ ...old, ...filter } as object)
    .limit(atOnce)
    .toArray()

/** Brings one case up to date. Returns whether it was not. */
export async function upgradeCase(theCase: OldCase, now: Date): Promise<boolean> {
  const changes = theCase.nextTurn ? namesOf(theCase) : await clocksOf(theCase, now)
  return (await CaseModel.collection.updateOne({ _id: theCase._id, ...old }, changes)).modifiedCount > 0
}

function namesOf(theCase: OldNames) {
  const there = Object.entries(renamed).filter(([name]) => theCase[name as keyof OldNames] !== undefined)
  return {
    $set: Object.fromEntries(there.map(([name, now]) => [now, theCase[name as keyof OldNames]])),
    $unset: Object.fromEntries(there.map(([name]) => [name, '' as const]))
  }
}

/** Clocks for a case that is older than the stages'. One that waits for a desk gets the desk's whole time from now. */
async function clocksOf({ state, clock, department }: CaseRecord, now: Date) {
  const stage = stageClock(state, now, await currentTimekeeping())
  // Before a department had the case, the clock was the promise of a first look.
  const handling = department ? clock : undefined
  const moments = nextMoments({ stage, clock: handling }, now)
  return {
    $set: { ...(stage && { stage }), ...moments, extensions: 0, subtasks: [] },
    ...(clock && !handling && { $unset: { clock: '' as const } })
  }
}
