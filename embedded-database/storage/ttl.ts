import { decode } from '../values/bson'
import { keyOf } from '../values/keys'
import { inverted } from './key-range'
import type { Store } from './store'

/** Deletes documents that have expired by `now` according to the TTL indexes. Returns how many. */
export function sweepExpired(store: Store, now: number): number {
  let removed = 0
  for (const collection of store.collections.values()) {
    for (const index of collection.indexes) {
      const seconds = index.spec.expireAfterSeconds
      if (seconds === undefined || index.paths.length > 1) continue
      const range = { start: keyOf([new Date(-8.64e15)]), end: keyOf([new Date(now - Number(seconds) * 1000 + 1)]) }
      const { start, end } = index.directions[0] === -1 ? inverted(range) : range
      const expired = new Map(collection.range(index, start, end, false))
      if (expired.size === 0) continue
      store.write(() => {
        for (const [rid, bytes] of expired) collection.remove(rid, decode(bytes))
      })
      removed += expired.size
    }
  }
  return removed
}
