import { parentPort, workerData } from 'node:worker_threads'
import { rowsOfKind } from './table-rows'

/** The thread that reads one table. `read-table.ts` starts it and ends it. */
parentPort?.postMessage('ready')
parentPort?.postMessage(await rowsOfKind(workerData))
