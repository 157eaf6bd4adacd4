import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'mocha'
import mongoose from 'mongoose'
import { startEmbedded } from '../db/embedded/start'

/** Gives the tests of a file or `describe` an empty database with the indexes of every model known by then. */
export function freshDatabase(): void {
  before('an empty database', async () => {
    mongoose.set('strictQuery', true)
    await mongoose.connect(await startedDatabaseUrl(), {
      dbName: `test_${randomBytes(6).toString('hex')}`,
      autoIndex: false,
      autoCreate: false,
      writeConcern: { w: 'majority' }
    })
    for (const model of Object.values(mongoose.models)) await model.createIndexes()
  })

  after('drop the database', async () => {
    await mongoose.connection.dropDatabase()
    await mongoose.disconnect()
  })
}

let started: Promise<string> | undefined

/** The server that this process tests on; another process may connect to it, too. */
export function startedDatabaseUrl(): Promise<string> {
  started ??= process.env.MONGODB_URL ? Promise.resolve(process.env.MONGODB_URL) : startTemporary()
  return started
}

async function startTemporary() {
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-test-'))
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const { url } = await startEmbedded({ dataDir, durable: false })
  return url
}
