import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { startEmbedded } from '../../embedded-database/start'
import { findMongodb } from '../../scripts/mongodb'

export interface Database {
  name: string
  /** The address of one of its databases. */
  url(database: string): string
  /** How many commands it has taken so far, of all kinds that a city sends. Undefined where nobody counts. */
  commands(): Promise<number | undefined>
  stop(): Promise<void>
}

/** The MongoDB of MONGODB_URL, else one of our own, else the embedded database. */
export async function benchDatabase(): Promise<Database> {
  const mongodb = await findMongodb('measuring')
  if ('missing' in mongodb) {
    console.log(`No MongoDB: ${mongodb.missing}. The embedded database is measured.`)
    const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-bench-db-'))
    const { url, close } = await startEmbedded({ dataDir })
    const stop = async () => {
      await close()
      rmSync(dataDir, { recursive: true, force: true })
    }
    return { name: 'embedded database', url: database => `${url}/${database}`, commands: async () => undefined, stop }
  }
  const [server = '', options = ''] = mongodb.url.split('?')
  const used = new Set<string>()
  const base = /^mongodb(?:\+srv)?:\/\/[^/]+/.exec(server)?.[0] ?? server
  // Not one of mongoose's connections: those end whenever a city has been made up.
  const watch = await new mongoose.mongo.MongoClient(mongodb.url).connect()
  const { version } = await watch.db('admin').command({ buildInfo: 1 })
  return {
    name: `MongoDB ${version}`,
    url(database) {
      used.add(database)
      return `${base}/${database}${options && `?${options}`}`
    },
    async commands() {
      const { metrics } = await watch.db('admin').command({ serverStatus: 1 })
      const kinds = ['find', 'aggregate', 'insert', 'update', 'delete', 'findAndModify', 'count', 'distinct', 'getMore']
      return kinds.reduce((total, kind) => total + Number(metrics.commands[kind]?.total ?? 0), 0)
    },
    async stop() {
      // A MongoDB that was given stays as it was.
      for (const name of used) await watch.db(name).dropDatabase()
      await watch.close()
      await mongodb.stop()
    }
  }
}
