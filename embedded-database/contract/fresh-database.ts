import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'mocha'
import mongoose, { type mongo } from 'mongoose'
import { startEmbedded } from '../start'

/**
 * Connects mongoose to an empty database for the tests of a `describe`: on MongoDB when MONGODB_URL is set, else on an
 * embedded database. `sees` is told every command that is sent.
 */
export function freshDatabase(sees: (command: mongo.Document) => void = () => undefined): void {
  before('an empty database', async () => {
    await mongoose.connect(await databaseUrl(), {
      dbName: `test_${randomBytes(6).toString('hex')}`,
      autoIndex: false,
      autoCreate: false,
      writeConcern: { w: 'majority' },
      monitorCommands: true
    })
    mongoose.connection.getClient().on('commandStarted', ({ command }) => sees(command))
  })

  after('drop the database', async () => {
    await mongoose.connection.dropDatabase()
    await mongoose.disconnect()
  })
}

let started: Promise<string> | undefined

/** Returns the url of the database server under test, without a database name. */
export function databaseUrl(): Promise<string> {
  started ??= process.env.MONGODB_URL ? Promise.resolve(process.env.MONGODB_URL) : startTemporary()
  return started
}

async function startTemporary() {
  const dataDir = mkdtempSync(join(tmpdir(), 'embedded-contract-'))
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const { url } = await startEmbedded({ dataDir, durable: false })
  return url
}
