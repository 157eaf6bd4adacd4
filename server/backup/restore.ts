import { existsSync } from 'node:fs'
import type mongoose from 'mongoose'
import { dataFileIn } from '../../embedded-database/start'
import { readFolder, writeDatabase } from '../../embedded-database/transfer/transfer'
import { markAsBackup, marksCollection } from '../db/restored'
import { databaseIn, type MongodbPlace } from './back-up-mongodb'
import { withDatabase } from './connect-mongodb'
import { copyPhotos } from './copy-photos'
import { mediaIn } from './new-folder'

/**
 * Puts a backup of MongoDB into an empty database, and its photos into the data folder. Changes nothing where there is data
 * already. Returns how many records and photos there are.
 */
export async function restore({ url, dataDir }: MongodbPlace, backup: string) {
  demandBackup(backup)
  return withDatabase(url, async database => {
    await demandEmpty(database)
    // The photos first: no record tells of one that is not there.
    const photos = await copyPhotos(mediaIn(backup), mediaIn(dataDir), undefined)
    // The mark before the data: what a restore that was killed has left behind is not served either.
    const marks = await writeDatabase(database, fromBackup(backup, isMarks))
    await markAsBackup(database, madeAt(backup))
    const rest = await writeDatabase(
      database,
      fromBackup(backup, name => !isMarks(name))
    )
    return { photos, records: [...marks.values(), ...rest.values()].reduce((sum, count) => sum + count, 0) }
  })
}

const isMarks = (collection: string) => collection === marksCollection

async function* fromBackup(backup: string, wanted: (collection: string) => boolean) {
  for await (const moving of readFolder(databaseIn(backup))) if (wanted(moving.name)) yield moving
}

/** When a backup was begun, as the name of its folder says; undefined for one that was renamed. */
function madeAt(backup: string): Date | undefined {
  const [, ...parts] = /-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\/*$/.exec(backup) ?? []
  const [year, month, day, hour, minute, second] = parts
  return year ? new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`) : undefined
}

function demandBackup(backup: string) {
  if (existsSync(dataFileIn(backup)))
    throw new Error(`${backup} 是内置数据库的备份：停下服务，把它整个复制为 DATA_DIR 就是恢复`)
  if (!existsSync(databaseIn(backup))) throw new Error(`${backup} 不是备份：里面没有 database 文件夹`)
  if (/\.part\/*$/.test(backup)) throw new Error(`${backup} 没有备份完，不能用来恢复，请换一个`)
}

async function demandEmpty(database: mongoose.mongo.Db) {
  for (const { name } of await database.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()) {
    if (!name.startsWith('system.') && (await database.collection(name).countDocuments({}, { limit: 1 })) > 0)
      throw new Error(`数据库 ${database.databaseName} 里已有数据（${name}），什么都没有恢复；请换一个空的数据库`)
  }
}
