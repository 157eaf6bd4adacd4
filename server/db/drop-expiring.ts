import type { Model } from 'mongoose'
import type { Readable } from './read-only'

/**
 * Drops an index by which the database deleted documents itself, in data of an earlier version: what is kept for how long says the
 * city now. Returns how many it dropped.
 */
export async function dropExpiring<M extends Readable>(model: M, name: string): Promise<number> {
  const { collection } = model as unknown as Model<object>
  const indexes = await collection.listIndexes().toArray()
  const expires = indexes.some(index => index.name === name && typeof index.expireAfterSeconds === 'number')
  if (expires) await collection.dropIndex(name)
  return expires ? 1 : 0
}
