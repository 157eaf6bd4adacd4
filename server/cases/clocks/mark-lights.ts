import { toAnnounce } from '../announced'
import { CaseModel, type CaseRecord } from '../model'
import { turnedSince, urgencyOf } from './clock'

/**
 * Writes into the history which lights have turned, so that those who must know are told. Each turn once, also when
 * several processes run this: the update repeats the moment it was found by. The version stays, as what somebody has
 * typed about the case is not made stale by the time.
 */
export async function markLights(now = new Date()): Promise<number> {
  const turned = await CaseModel.find({ nextTurn: { $lte: now } })
    .sort({ nextTurn: 1 })
    .limit(500)
    .lean()
  let marked = 0
  for (const theCase of turned) if (await markTurned(theCase, now)) marked += 1
  return marked
}

/** Marks what turned on one case up to now. Returns false if somebody else was quicker. */
export async function markTurned(theCase: CaseRecord, now: Date): Promise<boolean> {
  const { stage, clock, nextTurn, version } = theCase
  // After a pause of the job only the worst of what turned meanwhile is told.
  const turns = turnedSince({ stage, clock }, nextTurn, now)
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
  const { modifiedCount } = await CaseModel.updateOne(
    { _id: theCase._id, version, nextTurn, history: { $size: theCase.history.length } },
    {
      $set: { nextTurn: urgencyOf({ stage, clock }, now).nextTurn, ...(entry && toAnnounce(theCase)) },
      ...(entry && { $push: { history: entry } })
    }
  )
  return modifiedCount > 0
}
