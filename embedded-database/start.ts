import { randomUUID } from 'node:crypto'
import { accessSync, chmodSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ServerSettings } from './server'
import { FolderUnavailable } from './unavailable'

export interface EmbeddedOptions {
  dataDir: string
  /** false is faster, but a power cut may lose writes; for temporary databases in tests. */
  durable?: boolean
  /** Called with one sentence for people when the daily check finds that the data file is damaged. */
  onDamage?: (sentence: string) => void
}

export interface EmbeddedServer {
  /** The url for drivers, without a database name. */
  url: string
  close(): Promise<void>
}

/** Where other programs of this user find the running database of a folder, for a backup. */
export const urlFileIn = (dataDir: string) => join(resolve(dataDir), 'database.url')

/** The one file that has all the data of a folder. */
export const dataFileIn = (dataDir: string) => join(resolve(dataDir), 'mashangban.db')

export type ThreadSettings = Omit<ServerSettings, 'onDamage'>

/** What the worker thread says once it listens, or why it cannot; and later, what a check has found. */
export type WorkerMessage = { ready: string } | { failed: string } | { damaged: string }

/**
 * Starts the embedded database in a thread of its own, on a socket that only this user can open.
 * Throws `FolderUnavailable` when the folder cannot be written or another process uses it.
 */
export async function startEmbedded({
  dataDir,
  durable = true,
  onDamage = () => undefined
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(dataDir)
  prepareFolder(folder)
  const socket = socketPath(folder)
  const settings: ThreadSettings = {
    file: dataFileIn(folder),
    listen: socket ? { path: socket } : { host: '127.0.0.1', port: 0 },
    durable
  }
  const worker = startThread(settings)
  const exited = new Promise<void>(done => worker.once('exit', () => done()))
  const message = await new Promise<WorkerMessage>((done, fail) => {
    worker.once('message', done)
    worker.once('error', fail)
  })
  if (!('ready' in message)) {
    await exited
    throw new FolderUnavailable('failed' in message ? message.failed : message.damaged)
  }
  worker.on('message', (later: WorkerMessage) => 'damaged' in later && onDamage(later.damaged))
  // An open connection keeps the process alive; the thread alone must not.
  worker.unref()
  let closing = false
  // If the database stops by itself, the process must end: it could only answer every request with an error.
  worker.on('error', error => {
    throw error
  })
  worker.once('exit', code => {
    if (!closing) throw new Error(`The embedded database has stopped by itself (${code})`)
  })
  const url = `mongodb://${message.ready}`
  writeFileSync(urlFileIn(folder), url, { mode: 0o600 })
  return {
    url,
    async close() {
      closing = true
      rmSync(urlFileIn(folder), { force: true })
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

/**
 * A unix socket's path may have about 100 bytes. When it would be longer, the socket goes to a private temporary
 * folder.
 */
function socketPath(folder: string) {
  if (process.platform === 'win32') return undefined
  const path = join(folder, 'db.sock')
  return Buffer.byteLength(path) < 100
    ? path
    : join(mkdtempSync(join(tmpdir(), 'msb-')), `${randomUUID().slice(0, 8)}.sock`)
}

/** Runs the worker that the build puts beside the server's bundle, or the source, which needs tsx. */
function startThread(workerData: ThreadSettings) {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), { workerData })
  const [tsx, source] = [import.meta.resolve('tsx/esm/api'), new URL('./worker.ts', import.meta.url).href]
  const start = `import('${tsx}').then(({ register }) => { register(); return import('${source}') })`
  return new Worker(start, { eval: true, workerData, execArgv: [] })
}
