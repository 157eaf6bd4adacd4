import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bundleServer } from '../scripts/build-server'
import { fingerprintOf } from '../scripts/fingerprint'
import { withLock } from '../scripts/lock'
import { cityEnvironment, endCity, launchCity } from './city'
import { dropDatabase, hasDatabase, newDatabase } from './city-database'

export interface SeededCity {
  /** The bundled server of a test city. */
  program: string
  /** What every city copies: secrets, photos, and the embedded database if the city has one. */
  dataDir: string
  /** The MongoDB database that every city copies, if the tests run on MongoDB. */
  database: string | undefined
}

const home = resolve('dist/test-cities')

/** What decides how a seeded city looks. */
const sources = ['server', 'contracts', 'config', 'e2e/city-process.ts', 'package-lock.json']

/** The demo's cases are so many minutes old: a city that was seeded long ago is another city. */
const freshMs = 20 * 60_000

let known: Promise<SeededCity> | undefined

/** The demo city that is seeded once for each state of the code; whoever asks meanwhile waits. */
export function seededCity(): Promise<SeededCity> {
  known ??= findOrSeed()
  return known
}

async function findOrSeed(): Promise<SeededCity> {
  const server = process.env.MONGODB_URL ?? ''
  const key = createHash('sha256').update(fingerprintOf(sources)).update(server).digest('hex').slice(0, 16)
  const folder = join(home, key)
  const seeded: SeededCity = {
    program: join(folder, 'program', 'city-process.js'),
    dataDir: join(folder, 'data'),
    database: newDatabase(`seeded_${key}`)
  }
  mkdirSync(home, { recursive: true })
  await withLock(join(home, 'lock'), async () => {
    if (await isFresh(folder, seeded)) return
    for (const name of readdirSync(home))
      if (name !== 'lock') rmSync(join(home, name), { recursive: true, force: true })
    await seed(seeded)
    writeFileSync(markOf(folder), String(Date.now()))
  })
  return seeded
}

const markOf = (folder: string) => join(folder, 'seeded-at')

async function isFresh(folder: string, { database }: SeededCity): Promise<boolean> {
  const mark = markOf(folder)
  if (!existsSync(mark) || Date.now() - Number(readFileSync(mark, 'utf8')) > freshMs) return false
  return !database || hasDatabase(database)
}

async function seed({ program, dataDir, database }: SeededCity): Promise<void> {
  await bundleServer({ 'city-process': 'e2e/city-process.ts' }, join(program, '..'))
  if (database) await dropDatabase(database)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const { child } = await launchCity(program, { ...cityEnvironment(dataDir, database), PORT: '0' })
  await endCity(child, 'SIGTERM')
  if (child.exitCode !== 0) throw new Error(`The seeded city did not stop well: ${child.exitCode ?? child.signalCode}`)
}
