import mongoose from 'mongoose'
import { startEmbedded } from '../../embedded-database/start'
import { FolderUnavailable } from '../../embedded-database/unavailable'
import { DatabaseUnavailable } from './unavailable'

export { DatabaseUnavailable }

const databaseName = 'mashangban'

export interface Database {
  kind: 'embedded' | 'mongodb'
  url: string
  close(): Promise<void>
}

/**
 * Connects mongoose: to MongoDB when there is a url, else to the embedded database kept in `dataDir`.
 * An acknowledged write survives a crash on both, as every connection asks for `w=majority`.
 */
export async function connectDatabase({ url, dataDir }: { url?: string; dataDir: string }): Promise<Database> {
  mongoose.set('strictQuery', true)
  if (url) {
    const connected = await connectMongoose(withDatabaseName(url))
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

/** The embedded database knows nothing of the server's errors; whoever starts the server reads the same sentence. */
async function startFor(dataDir: string) {
  try {
    return await startEmbedded({ dataDir })
  } catch (error) {
    if (error instanceof FolderUnavailable) throw new DatabaseUnavailable(error.message, { cause: error })
    throw error
  }
}

async function connectMongoose(url: string) {
  try {
    await mongoose.connect(url, {
      autoIndex: false,
      autoCreate: false,
      writeConcern: { w: 'majority' },
      serverSelectionTimeoutMS: 10_000
    })
    return url
  } catch (error) {
    await mongoose.disconnect()
    const reason = error instanceof Error ? error.message : String(error)
    throw new DatabaseUnavailable(`连接不上数据库 MongoDB（${withoutPassword(url)}）：${reason}`, { cause: error })
  }
}

/** A url that names no database gets ours, rather than the driver's "test". */
export function withDatabaseName(url: string) {
  const [, server, name, options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(\?.*)?$/.exec(url) ?? []
  if (!server) throw new DatabaseUnavailable('MONGODB_URL 应当形如 mongodb://主机:27017/mashangban')
  return `${server}/${name || databaseName}${options}`
}

function withoutPassword(url: string) {
  return url.replace(/\/\/[^@/]*@/, '//')
}
