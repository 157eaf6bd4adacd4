import { workThrough } from '../../db/work-through'
import { addToCase } from '../add-to-case'
import { toAnnounce } from '../announced'
import type { CaseRecord } from '../model'
import { CaseReader } from '../readers'
import { nextMoments, turnedSince } from './clock'

/**
 * Writes into the history which lights have turned, so that those who must know are told. Each turn once, also when
 * several processes run this: the update repeats the moment it was found by. The version stays, as what somebody has
 * typed about the case is not made stale by the time.
 */
export async function markLights(now = new Date()): Promise<number> {
  return workThrough({
    job: 'mark yellow and red lights',
    now,
    read: others =>
      CaseReader.find({ nextLightAt: { $lte: now }, ...others })
        .sort({ nextLightAt: 1 })
        .limit(500)
        .lean(),
    each: theCase => markTurned(theCase, now),
    name: ({ caseNo }) => caseNo
  })
}

/** Marks what turned on one case up to now. Returns false if somebody else was quicker. */
export async function markTurned(theCase: CaseRecord, now: Date): Promise<boolean> {
  const { stage, clock, nextLightAt, version } = theCase
  // After a pause of the job only the worst of what turned meanwhile is told.
  const turns = turnedSince({ stage, clock }, nextLightAt, now)
  const worst = turns.findLast(({ light }) => light === 'red') ?? turns.at(-1)
  const entry = worst && {
    action: worst.light === 'red' ? 'overdue' : 'warn',
    from: theCase.state,
    to: theCase.state,
    at: worst.at,
    round: theCase.round,
    by: { id: 'system', name: '系统', role: 'system' },
    media: [],
    facts: { stage: worst.of }
  }
  return addToCase(
    { _id: theCase._id, version, nextLightAt, history: { $size: theCase.history.length } },
    {
      $set: { nextLightAt: nextMoments({ stage, clock }, now).nextLightAt, ...(entry && toAnnounce(theCase)) },
      ...(entry && { $push: { history: entry } })
    }
  )
}
