import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import mongoose from 'mongoose'

/**
 * Runs the server's suites on a real MongoDB: the one that MONGODB_URL names, else one that is started for it from
 * ../shared/bin/mongod. Where there is neither, says so and ends well.
 */
const program = '../shared/bin/mongod'
const files = process.argv.slice(2)

/** Nothing that was started here outlives this process. */
const started = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
process.once('exit', () => started.forEach(child => void child.kill()))

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
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

/** Makes the server a replica set of one and waits until it takes writes. */
async function makeReplicaSet(host: string): Promise<string> {
  const first = await mongoose.createConnection(`mongodb://${host}/?directConnection=true`).asPromise()
  const members = [{ _id: 0, host }]
  await first
    .getClient()
    .db('admin')
    .command({ replSetInitiate: { _id: 'rs0', members, settings: { electionTimeoutMillis: 2000 } } })
  await first.close()
  const url = `mongodb://${host}/?replicaSet=rs0&w=majority`
  const primary = await mongoose.createConnection(url).asPromise()
  await primary.close()
  return url
}

async function runSuites(url: string): Promise<number> {
  const mocha = [
    'node_modules/mocha/bin/mocha.js',
    '--reporter',
    'dot',
    ...(files.length ? files : ['server/**/*.test.ts', 'embedded-database/**/*.test.ts'])
  ]
  const suites = spawn(process.execPath, mocha, { stdio: 'inherit', env: { ...process.env, MONGODB_URL: url } })
  started.add(suites)
  const [code] = await once(suites, 'exit')
  started.delete(suites)
  return code ?? 1
}

async function startAndRun(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'mashangban-mongod-'))
  const port = await freePort()
  const options = [
    '--dbpath',
    folder,
    '--port',
    String(port),
    '--replSet',
    'rs0',
    '--oplogSize',
    '64',
    '--wiredTigerCacheSizeGB',
    '0.25'
  ]
  const server = spawn(program, options, { stdio: ['ignore', 'pipe', 'ignore'] })
  started.add(server)
  try {
    let url: string
    try {
      await listening(server)
      url = await makeReplicaSet(`127.0.0.1:${port}`)
    } catch (error) {
      console.log(`No tests on MongoDB: ${program} does not start (${error instanceof Error ? error.message : error})`)
      return 0
    }
    console.log(`The server's suites on MongoDB at port ${port}:`)
    return await runSuites(url)
  } finally {
    const running = server.exitCode === null && server.signalCode === null && server.pid !== undefined
    server.kill()
    if (running) await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

if (process.env.MONGODB_URL) process.exit(await runSuites(process.env.MONGODB_URL))
if (!existsSync(program)) {
  console.log(`No tests on MongoDB: MONGODB_URL is not set, and there is no ${program}`)
  process.exit(0)
}
process.exit(await startAndRun())
