import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'mocha'
import mongoose from 'mongoose'
import { knownShapes, shapesOf } from '../../embedded-database/contract/shapes'
import { startEmbedded } from '../../embedded-database/start'
import { emptyWithIndexes, keptDatabase } from './kept-database'

/**
 * Connects the tests of a file or `describe` to an empty database with the indexes of every model known by then, on the server that
 * this process tests on or at the given address.
 */
export function freshDatabase(url: () => Promise<string> = startedDatabaseUrl): void {
  before('an empty database', async () => {
    mongoose.set('strictQuery', true)
    const server = await url()
    await mongoose.connect(server, {
      dbName: await keptDatabase(server),
      autoIndex: false,
      autoCreate: false,
      writeConcern: { w: 'majority' },
      monitorCommands: true
    })
    await emptyWithIndexes(server)
    mongoose.connection.getClient().on('commandStarted', ({ command }) => {
      for (const shape of shapesOf(command)) sent.add(shape)
    })
  })

  after('leave the database', async () => {
    // Where a file is run by itself, nobody comes after it.
    if (!process.connected) await mongoose.connection.dropDatabase()
    await mongoose.disconnect()
  })

  after('every command that was sent has a shape that the contract suite knows', () => {
    const known = knownShapes()
    const unknown = [...sent].filter(shape => !known.has(shape))
    sent.clear()
    if (unknown.length === 0) return
    throw new Error(
      `The contract suite does not know ${unknown.map(shape => `"${shape}"`).join(', ')}: ` +
        'test it in embedded-database/contract, then run UPDATE_SHAPES=1 npx mocha embedded-database/contract/contract.test.ts'
    )
  })
}

/** The shape of everything that suites send. */
const sent = new Set<string>()

let started: Promise<string> | undefined

/** The server that this process tests on; another process may connect to it, too. */
export function startedDatabaseUrl(): Promise<string> {
  started ??= process.env.MONGODB_URL ? Promise.resolve(process.env.MONGODB_URL) : startTemporary()
  return started
}

let folder: string | undefined

/** The folder of the embedded database that this process tests on; undefined on MongoDB. */
export const startedFolder = () => folder

async function startTemporary() {
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-test-'))
  folder = dataDir
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const { url } = await startEmbedded({ dataDir, durable: false })
  return url
}
