import { randomUUID } from 'node:crypto'
import { accessSync, chmodSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ServerSettings } from './server'
import { FolderUnavailable } from './unavailable'

export interface EmbeddedOptions {
  dataDir: string
  /** false gives up safety against a power cut for speed; for throw-away databases in tests. */
  durable?: boolean
}

export interface EmbeddedServer {
  /** Where a driver connects to, without a database name. */
  url: string
  close(): Promise<void>
}

/** What the worker thread says once it listens, or why it cannot. */
export type WorkerMessage = { ready: string } | { failed: string; busy: boolean }

/** Starts the embedded database server in a thread of its own, on a socket that only this user can open. */
export async function startEmbedded({ dataDir, durable = true }: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(dataDir)
  prepareFolder(folder)
  const socket = socketPath(folder)
  const settings: ServerSettings = {
    file: join(folder, 'mashangban.db'),
    listen: socket ? { path: socket } : { host: '127.0.0.1', port: 0 },
    durable
  }
  const worker = startThread(settings)
  const exited = new Promise<void>(done => worker.once('exit', () => done()))
  const message = await new Promise<WorkerMessage>((done, fail) => {
    worker.once('message', done)
    worker.once('error', fail)
  })
  if ('failed' in message) {
    await exited
    throw new FolderUnavailable(
      message.busy
        ? `数据文件夹 ${folder} 正被另一个进程使用，请先停止它，或用 MONGODB_URL 连接一个 MongoDB`
        : `数据文件夹 ${folder} 中的数据库打不开：${message.failed}`
    )
  }
  // Whoever uses the database keeps a connection open; the thread alone need not keep the process alive.
  worker.unref()
  let closing = false
  // A database that has stopped by itself must not leave a server that answers every request with an error.
  worker.on('error', error => {
    throw error
  })
  worker.once('exit', code => {
    if (!closing) throw new Error(`The embedded database has stopped by itself (${code})`)
  })
  return {
    url: `mongodb://${message.ready}`,
    async close() {
      closing = true
      worker.ref()
      worker.postMessage('stop')
      await exited
      if (socket && dirname(socket) !== folder) rmSync(dirname(socket), { recursive: true, force: true })
    }
  }
}

function prepareFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    chmodSync(folder, 0o700)
  } catch (error) {
    throw new FolderUnavailable(`数据文件夹 ${folder} 不能写入，请检查它的权限`, { cause: error })
  }
}

/** A unix socket's path may have about 100 bytes: a longer folder's socket goes to a private temporary folder. */
function socketPath(folder: string) {
  if (process.platform === 'win32') return undefined
  const path = join(folder, 'db.sock')
  return Buffer.byteLength(path) < 100
    ? path
    : join(mkdtempSync(join(tmpdir(), 'msb-')), `${randomUUID().slice(0, 8)}.sock`)
}

/** The thread runs from the file that the build puts beside the server's bundle, or from source, where it needs tsx first. */
function startThread(workerData: ServerSettings) {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), { workerData })
  const [tsx, source] = [import.meta.resolve('tsx/esm/api'), new URL('./worker.ts', import.meta.url).href]
  const start = `import('${tsx}').then(({ register }) => { register(); return import('${source}') })`
  return new Worker(start, { eval: true, workerData, execArgv: [] })
}
