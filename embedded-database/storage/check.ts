import { decode } from '../values/bson'
import type { Collection } from './collection'
import { StorageFailure } from './failure'
import type { Store } from './store'
import { sumOf } from './sums'

const page = 200

/** Above this number of documents the start does not wait for the indexes; the check that follows it does them. */
const mostAtStart = 20_000

/** What a start waits for: SQLite's own check, every document and, where there are not too many, every index key. */
export function checkAtStart(store: Store): void {
  store.checkStructure()
  const documents = [...store.collections.values()].reduce((sum, { count }) => sum + count, 0)
  for (const _ of checkDocuments(store, documents <= mostAtStart));
}

/**
 * Compares every document on disk with its check sum and with its keys in the indexes. Yields after each page, so that
 * others are served in between; what changes meanwhile is right before and after. Throws `StorageFailure` at the first
 * thing that is wrong.
 */
export function* checkDocuments(store: Store, withIndexes: boolean): Generator<void> {
  for (const collection of [...store.collections.values()]) {
    store.readFromDisk()
    yield* checkCollection(store, collection, withIndexes)
  }
}

function* checkCollection(store: Store, collection: Collection, withIndexes: boolean): Generator<void> {
  const { changes } = collection
  const indexes = withIndexes ? [...collection.indexes] : []
  const keys = indexes.map(() => 0)
  for (
    let last = -1, rows = collection.rowsAfter(last, page);
    rows.length > 0;
    rows = collection.rowsAfter(last, page)
  ) {
    for (const [rid, bytes, sum] of rows) {
      last = rid
      if (!Buffer.isBuffer(bytes) || sum !== sumOf(bytes))
        throw damaged(collection, `document ${rid} was changed on disk`)
      if (indexes.length === 0) continue
      const doc = decode(bytes)
      for (const [i, index] of indexes.entries()) {
        if (!collection.indexes.includes(index)) continue
        for (const { key } of index.keysOf(doc).values()) {
          if (!collection.hasKey(index, key, rid)) throw damaged(collection, `${index.spec.name} lacks document ${rid}`)
          keys[i] = (keys[i] ?? 0) + 1
        }
      }
    }
    yield
    // Somebody has dropped it, or it was read anew.
    if (store.collections.get(collection.ns) !== collection) return
  }
  // Keys that belong to no document, where nothing has changed since the first was counted.
  for (const [i, index] of indexes.entries()) {
    if (changes === collection.changes && collection.keyCount(index) !== keys[i])
      throw damaged(collection, `${index.spec.name} has keys of no document`)
  }
}

const damaged = ({ ns }: Collection, what: string) => new StorageFailure('damaged', new Error(`${ns}: ${what}`))
