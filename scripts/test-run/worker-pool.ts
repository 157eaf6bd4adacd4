import type { FileEnd, FileOrder, TestResult } from './messages'
import { type Setting, startWorker, type Worker } from './start-worker'

/** A file that is not at its end after this long is ended; the longest takes less than a tenth of it. */
const fileLimitMs = 20 * 60_000

/** One worker for each slot: it takes file after file, and is replaced when another setting is wanted or it is lost. */
export function workerPool(limitMs = fileLimitMs) {
  const workers = new Map<number, Worker>()

  async function workerAt(slot: number, setting: Setting): Promise<Worker> {
    const there = workers.get(slot)
    if (there?.setting === setting && there.alive()) return there
    await there?.end()
    const started = startWorker(setting, limitMs)
    workers.set(slot, started)
    return started
  }

  return {
    async run(slot: number, setting: Setting, order: FileOrder, heard: (result: TestResult) => void): Promise<FileEnd> {
      const worker = await workerAt(slot, setting)
      return worker.run(order, heard)
    },
    async end() {
      await Promise.all([...workers.values()].map(worker => worker.end()))
    }
  }
}

export type WorkerPool = ReturnType<typeof workerPool>
