import { type ChildProcess, fork } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyDatabase, dropDatabase, newDatabase } from './city-database'
import { seededCity } from './seeded-city'
// A test process that ends takes its cities with it.
import '../scripts/test-run/children'

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

export const password = 'demo-password-1'

/**
 * Starts a demo city of its own: the real server in a process of its own, on a copy of the city that was seeded for this
 * run. `settings` are those of .env.example.
 */
export async function startCity(settings: Record<string, string> = {}): Promise<City> {
  const seeded = await seededCity()
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-city-'))
  cpSync(seeded.dataDir, dataDir, { recursive: true })
  const database = newDatabase()
  if (database && seeded.database) await copyDatabase(seeded.database, database)
  const environment = cityEnvironment(dataDir, database, settings)
  let running = await launchCity(seeded.program, { ...environment, PORT: '0' })
  const { facts } = running
  const url = `http://127.0.0.1:${facts.port}`
  return {
    ...facts,
    url,
    dataDir,
    password,
    kill: () => endCity(running.child, 'SIGKILL'),
    async restart() {
      running = await launchCity(seeded.program, { ...environment, PORT: String(facts.port) })
    },
    async stop() {
      await endCity(running.child, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
      if (database) await dropDatabase(database)
    }
  }
}

export function cityEnvironment(dataDir: string, database = '', settings: Record<string, string> = {}) {
  return {
    ...process.env,
    MONGODB_URL: database,
    DATA_DIR: dataDir,
    DEMO_PASSWORD: password,
    LOG_LEVEL: 'warn',
    ...settings
  }
}

/** Resolves when the server is ready. One that does not get there is ended. */
export function launchCity(
  program: string,
  env: NodeJS.ProcessEnv
): Promise<{ child: ChildProcess; facts: CityFacts }> {
  const child = fork(program, { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('message', facts => resolve({ child, facts: facts as CityFacts }))
    child.once('error', error => {
      child.kill('SIGKILL')
      reject(error)
    })
    child.once('exit', code => reject(new Error(`The city's server ended with ${code}`)))
  })
}

export function endCity(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
