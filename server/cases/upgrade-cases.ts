import { currentTimekeeping } from '../rules/current'
import { nextMoments, stageClock } from './clocks/clock'
import { CaseModel, type CaseRecord } from './model'
import { notUpgraded } from './not-upgraded'

const old = { nextLightAt: { $exists: false } }

/** Fields as an earlier version named them, and as they are named now. */
const renamed = {
  urgency: 'nextDueAt',
  warning: 'nextWarnAt',
  nextTurn: 'nextLightAt',
  owes: 'uncountedReports'
} as const
type OldNames = { [name in keyof typeof renamed]?: unknown }

/**
 * Brings cases of earlier versions up to date: fields that had another name, and clocks where there were none. Runs at
 * every start, finds nothing after the first, and may run in several processes and be broken off.
 */
export async function upgradeCases(now = new Date()): Promise<number> {
  let upgraded = 0
  for await (const theCase of CaseModel.collection.find<CaseRecord & OldNames>(old).batchSize(200)) {
    try {
      const changes = theCase.nextTurn ? namesOf(theCase) : await clocksOf(theCase, now)
      const { modifiedCount } = await CaseModel.collection.updateOne({ _id: theCase._id, ...old }, changes)
      upgraded += modifiedCount
    } catch (err) {
      notUpgraded(theCase.caseNo, err)
    }
  }
  return upgraded
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
