import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bundleWithPackages } from '../scripts/build-server'
import { fingerprintOf } from '../scripts/fingerprint'
import { withLock } from '../scripts/lock'
import { dropDatabase, newDatabase } from './city-database'
import { cityEnvironment, endCity, launchCity } from './launch-city'

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
const sources = ['server', 'embedded-database', 'contracts', 'config', 'e2e/city-process.ts', 'package-lock.json']

/** The demo's cases are so many minutes old: a city that was seeded long ago is another city. */
const freshMs = 20 * 60_000

/** A run that began while it was fresh goes on copying it and starting its program. */
const keptMs = 3 * 60 * 60_000

let known: Promise<SeededCity> | undefined

/** The demo city that is seeded once for each state of the code; whoever asks meanwhile waits. */
export function seededCity(): Promise<SeededCity> {
  known ??= findOrSeed()
  return known
}

async function findOrSeed(): Promise<SeededCity> {
  const server = process.env.MONGODB_URL ?? ''
  const key = createHash('sha256')
    .update(fingerprintOf(sources.filter(existsSync)))
    .update(server)
    .digest('hex')
    .slice(0, 16)
  mkdirSync(home, { recursive: true })
  return withLock(join(home, 'lock'), async () => {
    for (const city of allSeeded()) if (Date.now() - city.at > keptMs) await forget(city)
    const found = allSeeded().find(city => city.key === key && Date.now() - city.at < freshMs && isDone(city))
    if (found) return cityIn(found)
    const at = Date.now()
    await seed(cityIn({ key, at }))
    writeFileSync(markOf({ key, at }), '')
    return cityIn({ key, at })
  })
}

interface Seeding {
  key: string
  at: number
}

const folderOf = ({ key, at }: Seeding) => join(home, `${key}-${at}`)

/** One whose seeding was broken off has no mark and is never copied. */
const markOf = (seeding: Seeding) => join(folderOf(seeding), 'done')
const isDone = (seeding: Seeding) => existsSync(markOf(seeding))

function allSeeded(): Seeding[] {
  return readdirSync(home).flatMap(name => {
    const [key = '', at] = name.split('-')
    return at ? [{ key, at: Number(at) }] : []
  })
}

function cityIn(seeding: Seeding): SeededCity {
  const folder = folderOf(seeding)
  return {
    program: join(folder, 'program', 'city-process.js'),
    dataDir: join(folder, 'data'),
    database: newDatabase(`seeded_${seeding.key}_${seeding.at}`)
  }
}

async function forget(seeding: Seeding): Promise<void> {
  const { database } = cityIn(seeding)
  if (database) await dropDatabase(database)
  rmSync(folderOf(seeding), { recursive: true, force: true })
}

async function seed({ program, dataDir, database }: SeededCity): Promise<void> {
  await bundleWithPackages({ 'city-process': 'e2e/city-process.ts' }, join(program, '..'))
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const { child } = await launchCity(program, { ...cityEnvironment(dataDir, database), PORT: '0' })
  await endCity(child, 'SIGTERM')
  if (child.exitCode !== 0) throw new Error(`The seeded city did not stop well: ${child.exitCode ?? child.signalCode}`)
}
