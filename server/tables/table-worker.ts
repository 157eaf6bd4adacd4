import { parentPort, workerData } from 'node:worker_threads'
import { rowsOfKind } from './table-rows'

/** So many rows are handed over at once: the thread that serves people is busy with each part for a moment. */
const partRows = 1_000

/** The thread that reads one table. `read-table.ts` starts it and ends it. */
parentPort?.postMessage('ready')
const answer = await rowsOfKind(workerData)
if ('refused' in answer) parentPort?.postMessage(answer)
else {
  for (let at = 0; at < answer.rows.length; at += partRows) {
    parentPort?.postMessage({ rows: answer.rows.slice(at, at + partRows) })
  }
  parentPort?.postMessage('done')
}
