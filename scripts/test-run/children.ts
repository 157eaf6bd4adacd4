import { AsyncLocalStorage } from 'node:async_hooks'
import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { killTree, namesOf } from './process-tree'

/**
 * Every process that a test starts is known here, whoever starts it, so that it is ended however the test ends.
 * Import this before anything that starts processes.
 */
const running = new Set<ChildProcess>()
const outlivingFiles = new AsyncLocalStorage<true>()

subscribe('child_process', message => {
  const { process: child } = message as { process: ChildProcess }
  if (outlivingFiles.getStore()) return
  running.add(child)
  child.once('exit', () => running.delete(child))
  child.once('error', () => child.pid === undefined && running.delete(child))
})

/** esbuild's own helper: a process has one for all its builds, and it ends with the process. */
const isBuilder = ({ spawnargs }: ChildProcess) => spawnargs.some(argument => argument.startsWith('--service='))

// Those that outlive files, such as the browser, end themselves with this process.
process.once('exit', () => void [...running].map(({ pid }) => pid !== undefined && killTree(pid)))

const stops: (() => Promise<void>)[] = []

/** Starts something that this process's other files use too: it is no leftover of the file that needs it first. */
export async function outlivingFile<T>(start: () => Promise<T>, stop: (started: T) => Promise<void>): Promise<T> {
  const started = await outlivingFiles.run(true, start)
  stops.push(() => stop(started))
  return started
}

/** Stops what has outlived its file, when there are no more files. */
export async function stopAll(): Promise<void> {
  await Promise.allSettled(stops.map(stop => stop()))
}

/** Ends what a file has left running, with what that has started, and returns what it was. */
export async function endLeftovers(): Promise<string[]> {
  const left = [...running].filter(child => child.exitCode === null && child.signalCode === null && !isBuilder(child))
  const names = left.flatMap(({ pid }) => (pid === undefined ? [] : namesOf(pid)))
  await Promise.all(
    left.map(child => {
      const ended = new Promise(resolve => child.once('exit', resolve))
      if (child.pid === undefined) return undefined
      killTree(child.pid)
      return ended
    })
  )
  return names.map(name => `a process, which has been ended: ${name}`)
}
