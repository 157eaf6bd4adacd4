import mongoose from 'mongoose'
import { withDatabaseName } from '../db/connect'

/** Runs something on the database of a url and closes the connection afterwards. */
export async function withDatabase<T>(url: string, work: (database: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = await new mongoose.mongo.MongoClient(withDatabaseName(url), { w: 'majority' }).connect()
  return work(client.db()).finally(() => client.close())
}
