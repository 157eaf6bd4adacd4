import type { Types } from 'mongoose'
import type { Others } from '../db/work-through'
import { CaseModel, type CaseRecord } from './model'
import { CaseReader } from './readers'

/** Every write that changes what is counted of a case sets this in the same update, so that no crash can come between. */
export const toCount = { counted: 0 }

/**
 * Returns cases that are not counted as they are now: those that changed since, and then those that an earlier version counted
 * in another way or not at all.
 */
export async function uncountedCases(version: number, limit: number, others: Others = {}): Promise<CaseRecord[]> {
  const waiting = (counted: unknown, most: number) =>
    CaseReader.find({ counted: counted as never, ...others })
      .sort({ _id: -1 })
      .limit(most)
      .lean()
  const changed = await waiting(0, limit)
  if (changed.length === limit) return changed
  const earlier = Array.from({ length: version - 1 }, (_, index) => index + 1)
  return [
    ...changed,
    ...(await waiting(earlier.length > 0 ? { $in: [null, ...earlier] } : null, limit - changed.length))
  ]
}

/** Of more that wait nobody needs to know how many. */
export const mostWaiting = 100

/** Returns how many cases changed and are not counted yet, up to a hundred, and since when the first waits. */
export async function someUncounted(): Promise<{ count: number; oldest?: Date }> {
  const waiting = await CaseReader.find({ counted: 0 }, { updatedAt: 1 })
    .sort({ updatedAt: 1 })
    .limit(mostWaiting)
    .lean()
  const [first] = waiting
  return { count: waiting.length, ...(first && { oldest: first.updatedAt }) }
}

/** The same for those who watch the jobs: all of them. */
export async function uncountedWaiting(): Promise<{ count: number; oldest?: Date }> {
  const [count, { oldest }] = await Promise.all([CaseReader.countDocuments({ counted: 0 }), someUncounted()])
  return { count, ...(oldest && { oldest }) }
}

/**
 * Says of cases that they are counted as they were with so many entries of their histories; one that went on stays uncounted.
 * Returns how many are.
 */
export async function markCounted(
  cases: readonly { _id: Types.ObjectId; entries: number }[],
  version: number
): Promise<number> {
  if (cases.length === 0) return 0
  const { matchedCount } = await CaseModel.collection.bulkWrite(
    cases.map(({ _id, entries }) => ({
      updateOne: { filter: { _id, history: { $size: entries } }, update: { $set: { counted: version } } }
    })),
    { ordered: false }
  )
  return matchedCount
}

/** Has every case counted anew: what is known of them stays until then. */
export async function countAllAnew(): Promise<void> {
  await CaseModel.collection.updateMany({}, { $set: toCount })
}
