import { currentTimekeeping } from '../rules/current'
import { stageClock, urgencyOf } from './clocks/clock'
import { CaseModel } from './model'

/**
 * Adds clocks to cases that are older than the stages' clocks. A case that waits for a desk gets the desk's whole time
 * from now. Runs at every start, finds nothing after the first, and may run in several processes.
 */
export async function upgradeCases(now = new Date()): Promise<number> {
  const old = await CaseModel.find({ nextTurn: { $exists: false } }).lean()
  const timekeeping = old.length > 0 ? await currentTimekeeping() : undefined
  for (const { _id, state, clock, department } of old) {
    const stage = timekeeping && stageClock(state, now, timekeeping)
    // Before a department had the case, the clock was the promise of a first look.
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
