import { parentPort, workerData } from 'node:worker_threads'
import { EmbeddedDatabase, type ServerSettings } from './server'
import type { WorkerMessage } from './start'
import { asFailure } from './storage/failure'

/**
 * The worker thread that holds the database. It tells its parent where it listens, and ends when its parent says so.
 */
async function run(settings: ServerSettings) {
  const tell = (message: WorkerMessage) => parentPort?.postMessage(message)
  try {
    const database = new EmbeddedDatabase(settings)
    const ready = await database.listen()
    parentPort?.once('message', async () => {
      await database.close()
      parentPort?.close()
    })
    tell({ ready })
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error), busy: asFailure(error).kind === 'locked' })
  }
}

await run(workerData as ServerSettings)
