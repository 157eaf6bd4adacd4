import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { Gauge } from 'prom-client'
import { dataFileIn, startEmbedded } from '../../embedded-database/start'
import { FolderUnavailable } from '../../embedded-database/unavailable'
import { countCommands } from '../http/sent-commands'
import { log } from '../log'
import { explained } from './explain-mongodb'
import { DatabaseUnavailable } from './unavailable'
import { writeProbe } from './write-probe'

export { DatabaseUnavailable }

const databaseName = 'mashangban'
const patienceMs = 10_000

export interface Database {
  kind: 'embedded' | 'mongodb'
  url: string
  close(): Promise<void>
}

/**
 * Connects mongoose: to MongoDB when there is a url, else to the embedded database in `dataDir`. Every connection asks
 * for `w=majority`, so an acknowledged write survives a crash on both.
 */
export async function connectDatabase({ url, dataDir }: { url?: string; dataDir: string }): Promise<Database> {
  mongoose.set('strictQuery', true)
  if (url) {
    const connected = await connectMongoose(withDatabaseName(url), demandWriting)
    return { kind: 'mongodb', url: connected, close: () => mongoose.disconnect() }
  }
  const embedded = await startFor(dataDir)
  const connected = await connectMongoose(`${embedded.url}/${databaseName}`)
  return {
    kind: 'embedded',
    url: connected,
    async close() {
      await mongoose.disconnect()
      await embedded.close()
    }
  }
}

const damaged = new Gauge({
  name: 'database_damaged',
  help: '1 when the daily check found that the data file of the embedded database is damaged'
})

/** Turns the embedded database's error into the server's own, so that the operator reads the same sentence for both. */
async function startFor(dataDir: string) {
  refuseLostFile(dataDir)
  try {
    return await startEmbedded({ dataDir, onDamage })
  } catch (error) {
    if (error instanceof FolderUnavailable) throw new DatabaseUnavailable(error.message, { cause: error })
    throw error
  }
}

function onDamage(sentence: string) {
  damaged.set(1)
  log.error(sentence)
}

/** Photos without the data that they belong to: an empty city must not take the place of one that exists. */
function refuseLostFile(dataDir: string) {
  const [file, photos] = [dataFileIn(dataDir), join(dataDir, 'media')]
  if (existsSync(file) || existsSync(`${file}-wal`) || !existsSync(photos) || readdirSync(photos).length === 0) return
  throw new DatabaseUnavailable(
    `数据文件 ${file} 不见了，可是 ${photos} 里有照片：数据如果在 MongoDB，请设置 MONGODB_URL；` +
      `否则请从备份放回数据文件；确实要从头开始，请先移走 ${photos}`
  )
}

/** Whoever may not write here is told at once, and not in the middle of a start. */
async function demandWriting() {
  await writeProbe({ writeConcern: { w: 'majority', wtimeoutMS: patienceMs } })
  const { setName, msg } = await mongoose.connection.getClient().db('admin').command({ hello: 1 })
  if (!setName && msg !== 'isdbgrid') log.warn(noSet)
}

const noSet =
  '这个 MongoDB 不是副本集：断电时，最后确认的写入可能丢失，也不能备份；请把它设为副本集（一个成员也可以），并在 MONGODB_URL 写上 replicaSet'

async function connectMongoose(url: string, check?: () => Promise<void>) {
  try {
    await mongoose.connect(url, {
      autoIndex: false,
      autoCreate: false,
      writeConcern: { w: 'majority' },
      monitorCommands: true,
      serverSelectionTimeoutMS: patienceMs
    })
    countCommands(mongoose.connection.getClient())
    await check?.()
    return url
  } catch (error) {
    await mongoose.disconnect()
    throw explained(error, url)
  }
}

/** Adds our database name to a url that has none. The driver would use "test". */
export function withDatabaseName(url: string) {
  const [, server, name, options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(\?.*)?$/.exec(url) ?? []
  if (!server) throw new DatabaseUnavailable('MONGODB_URL 应当形如 mongodb://主机:27017/mashangban')
  return `${server}/${name || databaseName}${options}`
}
