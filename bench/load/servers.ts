import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../scripts/free-port'

export interface Servers {
  urls: string[]
  /** Seconds on the processor, and bytes in memory, of all of them. */
  used(): Promise<{ processor: number; memory: number }>
  stop(): Promise<void>
}

/** What signs the tokens of the residents whom the bench makes up. */
export const residentSecret = 'only for a bench, as long as it must be'

/** Starts server processes, built as they are delivered, on one database and one folder of photos. */
export async function startServers(count: number, mongodbUrl: string): Promise<Servers> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-bench-'))
  const started: { child: ChildProcess; url: string; metrics: string }[] = []
  const stop = async () => {
    await Promise.all(started.map(({ child }) => ended(child)))
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 })
  }
  process.once('exit', () => {
    for (const { child } of started) child.kill('SIGKILL')
  })
  try {
    for (let index = 0; index < count; index += 1) started.push(await startOne(dataDir, mongodbUrl))
    await Promise.all(started.map(({ child, url }) => ready(child, url)))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    urls: started.map(({ url }) => url),
    async used() {
      const all = await Promise.all(started.map(async ({ metrics }) => (await fetch(metrics)).text()))
      const sum = (name: string) =>
        all.reduce((total, text) => total + Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? 0), 0)
      return { processor: sum('process_cpu_seconds_total'), memory: sum('process_resident_memory_bytes') }
    },
    stop
  }
}

async function startOne(dataDir: string, mongodbUrl: string) {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/bench/server.js'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'bench',
      PORT: String(port),
      HOST: '127.0.0.1',
      METRICS_PORT: String(metricsPort),
      TRUST_PROXY: '1',
      DATA_DIR: dataDir,
      MONGODB_URL: mongodbUrl,
      RESIDENT_SECRET: residentSecret,
      // Many hands work under few names.
      SEVERAL_SESSIONS: 'true',
      LOG_LEVEL: 'error'
    }
  })
  return { child, url: `http://127.0.0.1:${port}`, metrics: `http://127.0.0.1:${metricsPort}/metrics` }
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const well = await fetch(`${url}/api/about`).then(
      ({ ok }) => ok,
      () => false
    )
    if (well) return
    await pause(100)
  }
  throw new Error(`A server did not start: it ended with ${child.exitCode ?? child.signalCode}`)
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
