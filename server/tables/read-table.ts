import { Worker } from 'node:worker_threads'
import { Refusal } from '../http/refusal'
import { type TableAnswer, type TableKind, type TableRow, type TableTask, tableLimits } from './table'

let last: Promise<unknown> = Promise.resolve()

/**
 * Reads a table whose first row names the columns: XLSX, or CSV in UTF-8 or in GBK, which Chinese Excel writes. A
 * thread unpacks and parses it, with limits, while this one serves people. Tables are read one after the other.
 */
export function readTableOf<C extends string>(
  kind: TableKind<C>,
  bytes: Uint8Array,
  seconds: number = (kind.limits ?? tableLimits).seconds
): Promise<TableRow<C>[]> {
  const rows = last.then(() => readInThread({ bytes, kind }, seconds))
  last = rows.catch(() => undefined)
  return rows
}

async function readInThread<C extends string>(task: TableTask<C>, seconds: number): Promise<TableRow<C>[]> {
  const worker = startThread(task, (task.kind.limits ?? tableLimits).heapMegabytes)
  try {
    const answer = await answerOf<C>(worker, seconds)
    if ('rows' in answer) return answer.rows
    throw new Refusal('table_unreadable', answer.refused || undefined)
  } finally {
    await worker.terminate()
  }
}

/** The time starts when the thread does its first work, so that a busy machine's slow start costs nobody a table. */
function answerOf<C extends string>(worker: Worker, seconds: number): Promise<TableAnswer<C>> {
  return new Promise((resolve, reject) => {
    let clock: NodeJS.Timeout | undefined
    const settle = (finish: () => void) => {
      clearTimeout(clock)
      finish()
    }
    const refuse = (refused: string) => settle(() => resolve({ refused }))
    const rows: TableRow<C>[] = []
    worker.on('message', (message: 'ready' | 'done' | TableAnswer<C>) => {
      if (message === 'done') settle(() => resolve({ rows }))
      else if (message !== 'ready' && 'rows' in message) for (const row of message.rows) rows.push(row)
      else if (message !== 'ready') settle(() => resolve(message))
      else clock = setTimeout(() => refuse('表格太大或太复杂，读了很久也没有读完，请分成几个表格'), seconds * 1000)
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse('表格太大，请分成几个表格')
      else settle(() => reject(error))
    })
    worker.on('exit', () => settle(() => reject(new Error('the table thread ended without an answer'))))
  })
}

/** Runs the worker that the build puts beside the server's bundle, or the source, which needs tsx. */
function startThread(workerData: TableTask<string>, heapMegabytes: number): Worker {
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } }
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./table-worker.js', import.meta.url), options)
  const [tsx, source] = [import.meta.resolve('tsx/esm/api'), new URL('./table-worker.ts', import.meta.url).href]
  const start = `import('${tsx}').then(({ register }) => { register(); return import('${source}') })`
  return new Worker(start, { ...options, eval: true, execArgv: [] })
}
