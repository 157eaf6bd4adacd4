import { existsSync } from 'node:fs'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { isReplicaSet, readDatabase, writeFolder } from '../../embedded-database/transfer/transfer'
import { withDatabase } from './connect-mongodb'
import { mediaIn, newBackup } from './new-folder'

export const databaseIn = (folder: string) => join(folder, 'database')

export interface MongodbPlace {
  url: string
  dataDir: string
  /** Photos that are in a bucket are not in the backup. */
  photosElsewhere: boolean
}

/**
 * Copies MongoDB as it is at one moment, in mongodump's format, and the photos that it knows of then, into a new folder below
 * `into`. The servers go on writing.
 */
export async function backUpMongodb({ url, dataDir, photosElsewhere }: MongodbPlace, into: string, now = new Date()) {
  if (!photosElsewhere && !existsSync(mediaIn(dataDir)))
    throw new Error(`${dataDir} 里没有照片文件夹 media，没有备份；请检查 DATA_DIR`)
  return withDatabase(url, async database => {
    if (!(await isReplicaSet(database)))
      throw new Error('这个 MongoDB 不是副本集，读不出同一时刻的数据，没有备份；请把它设为副本集（一个成员也可以）')
    return newBackup({ dataDir, into, now }, folder => copy(database, databaseIn(folder)))
  })
}

/** What the database answers when it does not remember the moment any more, or an index was made since. */
const momentLost = new Set<unknown>([239, 246])

async function copy(database: mongoose.mongo.Db, folder: string) {
  try {
    await writeFolder(folder, readDatabase(database))
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError) || !momentLost.has(error.code)) throw error
    throw new Error(
      '备份比 MongoDB 记得住的时间长（5 分钟），或备份时建了索引，这次备份不作数；请再试一次，还不行就调大 ' +
        'minSnapshotHistoryWindowInSeconds，或改用 mongodump --oplog（见 docs/operations.md）',
      { cause: error }
    )
  }
}
