import { randomBytes } from 'node:crypto'
import mongoose, { type mongo } from 'mongoose'

/** A database of its own on the MongoDB that the tests run on, if they do. */
export function newDatabase(name = `city_${randomBytes(5).toString('hex')}`): string | undefined {
  const given = process.env.MONGODB_URL
  if (!given) return undefined
  const url = new URL(given)
  url.pathname = `/${name}`
  return url.href
}

/** Copies documents and indexes; the server itself moves the documents. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await withDatabase(from, async source => {
    const target = new URL(to).pathname.slice(1)
    const there = source.client.db(target)
    for (const { name } of await source.listCollections({}, { nameOnly: true }).toArray()) {
      const indexes = await source.collection(name).indexes()
      const own = indexes.filter(index => index.name !== '_id_').map(({ v, ns, ...index }) => index)
      await there.createCollection(name)
      if (own.length > 0) await there.collection(name).createIndexes(own as mongo.IndexDescription[])
      // $out replaces the documents of a collection and keeps its indexes.
      await source
        .collection(name)
        .aggregate([{ $out: { db: target, coll: name } }])
        .toArray()
    }
  })
}

export function dropDatabase(url: string): Promise<unknown> {
  return withDatabase(url, database => database.dropDatabase())
}

async function withDatabase<T>(url: string, work: (database: mongo.Db) => Promise<T>): Promise<T> {
  const client = await new mongoose.mongo.MongoClient(url, { writeConcern: { w: 'majority' } }).connect()
  try {
    return await work(client.db())
  } finally {
    await client.close()
  }
}
