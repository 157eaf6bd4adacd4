import { workThrough } from '../db/work-through'
import { type CodeRecord, PlaceCodeModel } from './model'
import { searchedBy, waitingForSearch } from './searched'

const atOnce = 500

/**
 * Lets codes of earlier versions be searched: a batch of them, beside the work. It may run in several processes and be broken
 * off. Returns how many it did; none when all are done.
 */
export function upgradeCodes(now = new Date()): Promise<number> {
  return workThrough({
    job: 'let codes be searched',
    now,
    read: others =>
      PlaceCodeModel.collection
        .find<CodeRecord>({ ...waitingForSearch, ...others } as object, { projection: { history: 0 } })
        .limit(atOnce)
        .toArray(),
    each: keepSearchOf,
    sideBySide: 4,
    name: ({ _id }) => _id
  })
}

/** Whoever changes the place of a code meanwhile has written its terms with it. */
async function keepSearchOf(code: CodeRecord): Promise<boolean> {
  const unchanged = { _id: code._id, version: code.version, ...waitingForSearch }
  const { modifiedCount } = await PlaceCodeModel.updateOne(unchanged, { $set: { search: searchedBy(code) } })
  return modifiedCount > 0
}
