import type mongoose from 'mongoose'
import { model, Schema } from 'mongoose'

/** A document beside the marks of what is kept in memory: this data came out of a backup, and nobody has said what was forgotten since. */
const id = 'restored'
export const marksCollection = 'versions'
const RestoredModel = model(
  'Restored',
  new Schema({ _id: String, at: { type: Date, required: true } }, { collection: marksCollection, versionKey: false })
)

/**
 * Written into each backup, or by the command that restores it. `at` is when the backup was begun, as far as that is known;
 * a backup of a restored database that nobody has told yet knows as little as the older one.
 */
export async function markAsBackup(database: mongoose.mongo.Db, at = new Date(0)): Promise<void> {
  await database
    .collection<{ _id: string; at: Date }>(marksCollection)
    .updateOne({ _id: id }, { $min: { at } }, { upsert: true, writeConcern: { w: 'majority' } })
}

/** Since when the connected database does not know what was erased and blacked out; undefined for one that never was a backup. */
export async function restoredFrom(): Promise<Date | undefined> {
  return (await RestoredModel.findById(id).lean())?.at
}

export async function forgetRestored(): Promise<void> {
  await RestoredModel.deleteOne({ _id: id })
}

/** Nobody forgets it: such a database is not served. */
export async function refuseRestored(): Promise<void> {
  if ((await restoredFrom()) === undefined) return
  throw new Error(
    '这是从备份恢复的数据：备份以后市民删除的个人信息、遮挡过的照片和文字，又都回来了。请先运行 ' +
      'npm run erase:again -- <服务的日志文件>（只有构建好的服务时用 node dist/server/erase-again.js），再启动；日志找不到了就写 --without-log'
  )
}
