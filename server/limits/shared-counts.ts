import type { mongo } from 'mongoose'
import { RateLimiterMemory, RateLimiterMongo } from 'rate-limiter-flexible'
import { CountModel } from './model'

let database: mongo.Db | undefined

/**
 * Has everything that is limited from now on counted in this database, for all processes together. Without one, this process
 * is the only one, and counts in its memory.
 */
export function shareCounts(given: mongo.Db | undefined): void {
  database = given
}

/** Counts up to so many points in so many seconds for all processes, if there are others. */
export function sharedCounter(keyPrefix: string, points: number, duration: number): RateLimiterMongo | undefined {
  if (!database) return undefined
  const { collectionName: tableName } = CountModel.collection
  const { databaseName: dbName } = database
  // The indexes are the model's.
  const where = { storeClient: database, dbName, tableName, disableIndexesCreation: true }
  return new RateLimiterMongo({ ...where, keyPrefix, points, duration })
}

/** The same, exactly and for every single point: in the database if there are other processes, else in memory. */
export function exactCounter(
  keyPrefix: string,
  points: number,
  duration: number
): RateLimiterMongo | RateLimiterMemory {
  return sharedCounter(keyPrefix, points, duration) ?? new RateLimiterMemory({ keyPrefix, points, duration })
}

/** Forgets what was counted for all processes by this prefix for the keys that this picks. */
export async function forgetShared(keyPrefix: string, picks: (key: string) => boolean): Promise<void> {
  if (!database) return
  const ofPrefix = { key: { $gte: `${keyPrefix}:`, $lt: `${keyPrefix};` } }
  const found = await CountModel.find(ofPrefix).lean()
  const picked = found.filter(({ key }) => picks(key)).map(({ _id }) => _id)
  await CountModel.deleteMany({ _id: { $in: picked } })
}
