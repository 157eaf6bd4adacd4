import { Worker } from 'node:worker_threads'

/** A file that runs in a thread of its own: where its source is in `server/`, and what the build calls it. */
export interface ThreadProgram {
  source: string
  bundled: string
}

/** What a thread may use up. */
export interface ThreadLimits {
  seconds: number
  heapMegabytes: number
}

/** What became of the work: its answer, or which limit ended it. */
export type ThreadEnd<A> = { answer: A } | { ended: 'slow' | 'large' }

/**
 * Does work in a thread while this one serves people, and ends it at its limits. The program posts `ready`, then its
 * answer. The time starts with `ready`, so that a busy machine's slow start costs nobody anything.
 */
export async function inThread<A>(program: ThreadProgram, data: unknown, limits: ThreadLimits): Promise<ThreadEnd<A>> {
  const worker = startThread(program, data, limits)
  try {
    return await endOf<A>(worker, limits.seconds)
  } finally {
    await worker.terminate()
  }
}

function endOf<A>(worker: Worker, seconds: number): Promise<ThreadEnd<A>> {
  return new Promise((resolve, reject) => {
    let clock: NodeJS.Timeout | undefined
    const settle = (finish: () => void) => {
      clearTimeout(clock)
      finish()
    }
    worker.on('message', (message: 'ready' | A) => {
      if (message !== 'ready') settle(() => resolve({ answer: message }))
      else clock = setTimeout(() => settle(() => resolve({ ended: 'slow' })), seconds * 1000)
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      settle(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ ended: 'large' }) : reject(error)))
    })
    worker.on('exit', () => settle(() => reject(new Error('a thread ended without an answer'))))
  })
}

/** Runs the worker that the build puts beside the server's bundle, or the source, which needs tsx. */
function startThread({ source, bundled }: ThreadProgram, workerData: unknown, { heapMegabytes }: ThreadLimits): Worker {
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } }
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`./${bundled}.js`, import.meta.url), options)
  const [tsx, file] = [import.meta.resolve('tsx/esm/api'), new URL(`../${source}`, import.meta.url).href]
  const start = `import('${tsx}').then(({ register }) => { register(); return import('${file}') })`
  return new Worker(start, { ...options, eval: true, execArgv: [] })
}
