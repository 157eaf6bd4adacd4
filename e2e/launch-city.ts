import { type ChildProcess, fork } from 'node:child_process'
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

export const password = 'demo-password-1'

export function cityEnvironment(dataDir: string, database = '', settings: Record<string, string> = {}) {
  return {
    ...process.env,
    MONGODB_URL: database,
    DATA_DIR: dataDir,
    DEMO_PASSWORD: password,
    LOG_LEVEL: 'warn',
    // Stories run side by side, and have their people in common.
    SEVERAL_SESSIONS: 'true',
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
