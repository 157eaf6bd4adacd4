import mongoose, { type mongo } from 'mongoose'

export type Thing = Record<string, unknown>

/** Returns a new collection with these documents. Documents without an `_id` are numbered from 1. */
export async function things(docs: Thing[] = [], ...indexes: mongo.IndexDescription[]): Promise<mongo.Collection> {
  const name = `things${new mongoose.Types.ObjectId().toHexString()}`
  const collection = mongoose.connection.collection(name) as unknown as mongo.Collection
  if (indexes.length) await collection.createIndexes(indexes)
  if (docs.length) await collection.insertMany(docs.map((doc, i) => ({ _id: i + 1, ...doc })) as never)
  return collection
}

export async function ids(cursor: { toArray(): Promise<Thing[]> }): Promise<unknown[]> {
  return (await cursor.toArray()).map(({ _id }) => _id)
}
