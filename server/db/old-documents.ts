import type { Model } from 'mongoose'
import type { Readable } from './read-only'

/** So many are deleted by one command: whoever works meanwhile does not wait for it. */
const atOnce = 500

/** A model of whatever documents. The filters are the callers', who know them. */
const anyOf = <M extends Readable>(model: M) => model as unknown as Model<{ _id: unknown }>

/** Deletes a batch of the documents that a filter finds. Returns how many; none when all are gone. */
export async function deleteSome<M extends Readable>(model: M, old: object): Promise<number> {
  const found = await anyOf(model).find(old, { _id: 1 }).limit(atOnce).lean()
  if (found.length === 0) return 0
  const ids = { _id: { $in: found.map(({ _id }) => _id) } }
  return (await anyOf(model).deleteMany({ $and: [ids, old] })).deletedCount
}

/** Counts what a filter finds, but no further than to this number. */
export function countUpTo<M extends Readable>(model: M, old: object, most: number): Promise<number> {
  return anyOf(model).countDocuments(old, { limit: most }).exec()
}
