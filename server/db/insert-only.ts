import type { Model } from 'mongoose'
import { onlyDuplicateKeys } from './duplicate-key'
import { type Readable, readOnly } from './read-only'

/** Returns a model that reads and inserts: what was written stays as it is. */
export function insertOnly<M extends Readable>(model: M) {
  const writing = model as unknown as Model<object>
  return {
    ...readOnly(model),
    insert: async (document: object): Promise<void> => {
      await writing.create(document)
    },
    /** Inserts those that are not there yet. */
    insertAll: async (documents: readonly object[]): Promise<void> => {
      if (documents.length === 0) return
      await writing.insertMany(documents, { ordered: false }).catch(error => {
        if (!onlyDuplicateKeys(error)) throw error
      })
    }
  }
}
