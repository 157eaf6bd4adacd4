import { currentTimekeeping } from '../rules/current'
import { stageClock, urgencyOf } from './clocks/clock'
import { CaseModel } from './model'

/**
 * Gives cases of before the stages had clocks what later code counts on; a case that waits for a desk gets that desk's
 * time from now on. Runs at every start, finds nothing after the first, and may run in several processes.
 */
export async function upgradeCases(now = new Date()): Promise<number> {
  const old = await CaseModel.find({ nextTurn: { $exists: false } }).lean()
  const timekeeping = old.length > 0 ? await currentTimekeeping() : undefined
  for (const { _id, state, clock, department } of old) {
    const stage = timekeeping && stageClock(state, now, timekeeping)
    // Before a department had it, the clock was the promise of a first look.
    const handling = department ? clock : undefined
    await CaseModel.updateOne(
      { _id, nextTurn: { $exists: false } },
      {
        $set: {
          ...(stage && { stage }),
          ...urgencyOf({ stage, clock: handling }, now),
          extensions: 0,
          subtasks: []
        },
        ...(clock && !handling && { $unset: { clock: 1 } })
      }
    )
  }
  return old.length
}
