import { access, constants, mkdir } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Settings } from '../config/server'
import { buildApp } from './app'
import { connectDatabase } from './db/connect'
import { prepareIndexes } from './db/indexes'
import { startJobs } from './jobs/schedule'
import { log } from './log'
import { setSettings } from './settings'

export interface RunningServer {
  port: number
  database: 'embedded' | 'mongodb'
  /** Finishes what is in flight, then lets go of the port and the database. */
  stop(): Promise<void>
}

/** After this long, requests that are still running are cut off, so that Ctrl-C ends within five seconds. */
const graceMs = 4_000

/** Brings the server up: data folder, database, indexes, whatever `prepare` adds, jobs, and last the port. */
export async function startServer(settings: Settings, prepare?: () => Promise<void>): Promise<RunningServer> {
  setSettings(settings)
  log.level = settings.logLevel
  await writable(settings.dataDir)
  const database = await connectDatabase({
    dataDir: settings.dataDir,
    ...(settings.mongodbUrl && { url: settings.mongodbUrl })
  })
  try {
    await prepareIndexes()
    await prepare?.()
    const server = createServer(buildApp().callback())
    const port = await listen(server, settings.port, settings.host)
    const stopJobs = startJobs()
    log.info({ port, database: database.kind }, 'ready')

    let stopping: Promise<void> | undefined
    const stop = () => {
      stopping ??= (async () => {
        await closeServer(server)
        await stopJobs()
        await database.close()
      })()
      return stopping
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () =>
        stop().then(
          () => process.exit(0),
          () => process.exit(1)
        )
      )
    }
    return { port, database: database.kind, stop }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function writable(folder: string) {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
  } catch {
    throw new Error(`数据目录 ${folder} 不能写入，请检查权限，或用 DATA_DIR 换一个目录`)
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? '已经被占用，请关掉占用它的程序，或用 PORT 换一个端口'
          : `不能使用：${error.message}`
      reject(new Error(`端口 ${port} ${why}`))
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise(resolve => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
