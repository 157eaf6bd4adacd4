import type { Model } from 'mongoose'
import { type Readable, readOnly } from './read-only'

/** Returns a model that reads and inserts: what was written stays as it is. */
export function insertOnly<M extends Readable>(model: M) {
  const writing = model as unknown as Model<object>
  return {
    ...readOnly(model),
    insert: async (document: object): Promise<void> => {
      await writing.create(document)
    }
  }
}
