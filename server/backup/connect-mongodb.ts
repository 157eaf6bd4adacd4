import mongoose from 'mongoose'
import { withDatabaseName } from '../db/connect'
import { explained } from '../db/explain-mongodb'

/** Runs something on the database of a url and closes the connection afterwards. */
export async function withDatabase<T>(url: string, work: (database: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const place = withDatabaseName(url)
  try {
    const options = { w: 'majority', serverSelectionTimeoutMS: 10_000 } as const
    const client = await new mongoose.mongo.MongoClient(place, options).connect()
    return await work(client.db()).finally(() => client.close())
  } catch (error) {
    throw explained(error, place)
  }
}
