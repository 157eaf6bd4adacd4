import { parentPort, workerData } from 'node:worker_threads'
import { geoRows } from './geo-rows'

/** The thread that reads one file of places or shapes. `read-geo-file.ts` starts it and ends it. */
parentPort?.postMessage('ready')
parentPort?.postMessage(await geoRows(workerData))
