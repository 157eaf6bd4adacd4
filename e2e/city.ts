import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a running demo city tells its tests. */
export interface CityFacts {
  port: number
  /** Posted codes. */
  codes: string[]
  /** A code that was retired and has no successor. */
  retiredCode: string
}

export interface City extends CityFacts {
  url: string
  dataDir: string
  password: string
  /** Ends the server without a word, as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same data; the address stays. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const password = 'demo-password-1'

/**
 * Starts a demo city of its own: the real server in a process of its own on a fresh database and folder. `settings` are
 * those of .env.example.
 */
export async function startCity(settings: Record<string, string> = {}): Promise<City> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-city-'))
  const environment = {
    ...process.env,
    ...databaseOf(),
    DATA_DIR: dataDir,
    DEMO_PASSWORD: password,
    LOG_LEVEL: 'warn',
    ...settings
  }
  let running = await launch({ ...environment, PORT: '0' })
  const { facts } = running
  const url = `http://127.0.0.1:${facts.port}`
  return {
    ...facts,
    url,
    dataDir,
    password,
    kill: () => end(running.child, 'SIGKILL'),
    async restart() {
      running = await launch({ ...environment, PORT: String(facts.port) })
    },
    async stop() {
      await end(running.child, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
}

/** A database name of its own on the MongoDB that the tests run on, if they do. */
function databaseOf(): Record<string, string> {
  const given = process.env.MONGODB_URL
  if (!given) return { MONGODB_URL: '' }
  const url = new URL(given)
  url.pathname = `/city_${randomBytes(5).toString('hex')}`
  return { MONGODB_URL: url.href }
}

function launch(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; facts: CityFacts }> {
  const entry = fileURLToPath(new URL('./city-process.ts', import.meta.url))
  const child = fork(entry, { env, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('message', facts => resolve({ child, facts: facts as CityFacts }))
    child.once('exit', code => reject(new Error(`The city's server ended with ${code}`)))
  })
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
