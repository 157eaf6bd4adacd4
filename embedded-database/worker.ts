import { parentPort, workerData } from 'node:worker_threads'
import { EmbeddedDatabase } from './server'
import type { ThreadSettings, WorkerMessage } from './start'
import { FolderUnavailable } from './unavailable'

/**
 * The worker thread that holds the database. It tells its parent where it listens, and ends when its parent says so.
 */
async function run(settings: ThreadSettings) {
  const tell = (message: WorkerMessage) => parentPort?.postMessage(message)
  try {
    const database = new EmbeddedDatabase({ ...settings, onDamage: damaged => tell({ damaged }) })
    const ready = await database.listen()
    parentPort?.once('message', async () => {
      await database.close()
      parentPort?.close()
    })
    tell({ ready })
  } catch (error) {
    if (!(error instanceof FolderUnavailable)) throw error
    tell({ failed: error.message })
  }
}

await run(workerData as ThreadSettings)
