import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FileEnd, FileOrder, TestResult, WorkerMessage } from './messages'
import { killTree, namesOf } from './process-tree'

/** Where a file's tests run: on which Node and which database. */
export interface Setting {
  /** Stands behind the file's name in all that is printed; empty for the usual setting. */
  label: string
  /** The program of another Node than this process's. */
  node?: string
  mongodbUrl?: string
}

export interface Worker {
  setting: Setting
  /** Runs one file to its end. Rejects when the process ends or exceeds the limit; the worker is of no use then. */
  run(order: FileOrder, heard: (result: TestResult) => void): Promise<FileEnd>
  alive(): boolean
  /** Lets it end by itself, as there is nothing left to do for it. */
  end(): Promise<void>
}

export function startWorker(setting: Setting, limitMs: number): Worker {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx/esm'],
    ...(setting.node && { execPath: setting.node }),
    env: { ...process.env, MONGODB_URL: setting.mongodbUrl ?? '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  // One that does not start has no process id, and the first file finds out.
  child.once('error', () => {})
  const alive = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null
  const kill = () => {
    if (child.pid !== undefined && alive()) killTree(child.pid)
  }

  return {
    setting,
    alive,
    async end() {
      if (!alive()) return
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.disconnect()
      await ended
    },
    run: (order, heard) =>
      new Promise((resolve, reject) => {
        let last = 'its beginning'
        const stop = (error: Error) => {
          clearTimeout(limit)
          child.off('message', listen)
          child.off('exit', exited)
          kill()
          reject(error)
        }
        const limit = setTimeout(() => {
          const alive = child.pid === undefined ? [] : namesOf(child.pid)
          stop(
            new Error(`Not at its end after ${limitMs / 1000} seconds, in "${last}". Ended:\n  ${alive.join('\n  ')}`)
          )
        }, limitMs)
        const exited = (code: number | null, signal: string | null) =>
          stop(new Error(`The process ended with ${code ?? signal} in "${last}"`))
        const listen = (message: WorkerMessage) => {
          if ('begun' in message) last = message.begun
          if ('test' in message) heard(message.test)
          if ('end' in message) {
            clearTimeout(limit)
            child.off('message', listen)
            child.off('exit', exited)
            resolve(message.end)
          }
        }
        child.on('message', listen)
        child.once('exit', exited)
        if (alive()) child.send(order)
        else exited(child.exitCode, child.signalCode)
      })
  }
}
