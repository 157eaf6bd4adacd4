import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import mongoose from 'mongoose'
import { freePort } from './free-port'

const program = '../shared/bin/mongod'

export interface Mongodb {
  url: string
  /** For people: which one it is. */
  name: string
  stop(): Promise<void>
}

/** A database that tests throw away is in memory and small; one that is measured is as a city's: on the disk, journalled. */
export type Use = 'tests' | 'measuring'

/** The MongoDB that MONGODB_URL names, else one that is started from ../shared/bin/mongod, else why there is none. */
export async function findMongodb(use: Use = 'tests'): Promise<Mongodb | { missing: string }> {
  const given = process.env.MONGODB_URL
  if (given) return { url: given, name: 'the MongoDB of MONGODB_URL', stop: async () => {} }
  if (!existsSync(program)) return { missing: `MONGODB_URL is not set, and there is no ${program}` }
  return startMongodb(use)
}

async function startMongodb(use: Use): Promise<Mongodb | { missing: string }> {
  const set = await startReplicaSet(1, use)
  if ('missing' in set) return set
  const [member] = set.members
  return { url: set.url, name: `MongoDB at ${member?.host}`, stop: set.stop }
}

export interface Member {
  host: string
  /** As a machine that loses its power. */
  kill(): void
}

interface ReplicaSet {
  url: string
  members: Member[]
  stop(): Promise<void>
}

/** Starts so many servers of ../shared/bin/mongod as one replica set, or says why it cannot. */
export async function startReplicaSet(count: number, use: Use = 'tests'): Promise<ReplicaSet | { missing: string }> {
  if (!existsSync(program)) return { missing: `there is no ${program}` }
  const servers: Awaited<ReturnType<typeof startServer>>[] = []
  const stop = async () => void (await Promise.all(servers.map(server => server.stop())))
  try {
    for (let number = 0; number < count; number += 1) servers.push(await startServer(use))
    await Promise.all(servers.map(server => server.listening))
    return {
      url: await makeReplicaSet(
        servers.map(({ host }) => host),
        use
      ),
      members: servers,
      stop
    }
  } catch (error) {
    await stop()
    return { missing: `${program} does not start (${error instanceof Error ? error.message : error})` }
  }
}

/**
 * Each city of the tests makes a database with some two hundred open files, and MongoDB keeps those of a dropped one for five
 * minutes: a run would reach the most that a process may have open. A backup reads what was so a moment ago, hence not 0.
 */
const forgetful = ['--setParameter', 'minSnapshotHistoryWindowInSeconds=30', '--syncdelay', '3']

async function startServer(use: Use) {
  const folder = mkdtempSync(join(use === 'tests' ? quickFolder() : tmpdir(), 'mashangban-mongod-'))
  const port = await freePort()
  const where = ['--dbpath', folder, '--port', String(port)]
  const [oplogMB, cacheGB] = use === 'tests' ? ['64', '0.25'] : ['1024', '4']
  const size = ['--replSet', 'rs0', '--oplogSize', oplogMB, '--wiredTigerCacheSizeGB', cacheGB]
  const server = spawn(program, [...where, ...size, ...(use === 'tests' ? forgetful : [])], {
    stdio: ['ignore', 'pipe', 'ignore']
  })
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const ready = listening(server)
  // Told to whoever waits for it, which may be later.
  ready.catch(() => undefined)
  return {
    host: `127.0.0.1:${port}`,
    listening: ready,
    kill: () => void server.kill('SIGKILL'),
    async stop() {
      const running = server.exitCode === null && server.signalCode === null && server.pid !== undefined
      server.kill()
      if (running) await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
    }
  }
}

const memory = '/dev/shm'
const roomNeeded = 2 * 1024 ** 3

/**
 * Where a database for tests is quickest. Each worker of the tests has a database of its own, and making its indexes
 * waits for the disk each time. A container may have a memory folder that is too small.
 */
function quickFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > roomNeeded ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** Resolves when the server says that it listens; fails when it ends before. */
function listening(server: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    if (!server.stdout) return fail(new Error('no output'))
    createInterface({ input: server.stdout }).on('line', line => line.includes('Waiting for connections') && done())
    server.once('error', fail)
    server.once('exit', code => fail(new Error(`it ended with ${code}`)))
  })
}

/** A city's database answers when a write is in its journal. This one is thrown away, and no test pulls its plug. */
const forTests = {
  _id: 'rs0',
  writeConcernMajorityJournalDefault: false,
  settings: { electionTimeoutMillis: 2000 }
}
const forMeasuring = { _id: 'rs0' }

/** Makes the servers a replica set and waits until it takes writes. */
async function makeReplicaSet(hosts: readonly string[], use: Use): Promise<string> {
  const first = await mongoose.createConnection(`mongodb://${hosts[0]}/?directConnection=true`).asPromise()
  const members = hosts.map((host, _id) => ({ _id, host }))
  await first
    .getClient()
    .db('admin')
    .command({ replSetInitiate: { ...(use === 'tests' ? forTests : forMeasuring), members } })
  await first.close()
  const url = `mongodb://${hosts.join(',')}/?replicaSet=rs0&w=majority`
  const primary = await mongoose.createConnection(url).asPromise()
  await primary.close()
  return url
}
