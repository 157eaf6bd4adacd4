import { live } from '../../contracts/desk/api'
import { openStream } from '../api/send'
import { readEvents, type Told } from './read-events'

const firstPauseMs = 2_000
const longestPauseMs = 30_000

/**
 * Keeps a line to the server and hears what it tells, from where the last one broke. The windows of one browser share one, as it
 * can only have a few: whichever holds the lock has the line and passes on what it hears.
 */
export function keepLine(desk: string, hear: (told: Told) => void): () => void {
  const stopped = new AbortController()
  const { signal } = stopped
  const name = `mashangban.console.live ${desk}`
  const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)
  others?.addEventListener('message', ({ data }: MessageEvent<Told>) => hear(data))
  const holdLine = () =>
    connect(signal, told => {
      hear(told)
      others?.postMessage(told)
    })
  // Without https there are no locks: each window has its own line while somebody looks at it.
  if (navigator.locks) navigator.locks.request(name, { signal }, holdLine).catch(() => undefined)
  else holdLine()
  return () => {
    stopped.abort()
    others?.close()
  }
}

async function connect(signal: AbortSignal, hear: (told: Told) => void): Promise<void> {
  let lastId = ''
  let pauseMs = firstPauseMs
  while (!signal.aborted) {
    try {
      if (!navigator.locks) await seen(signal)
      const answer = await openStream(live.path, { signal, lastId })
      pauseMs = firstPauseMs
      await readEvents(answer, (told, id) => {
        if (id) lastId = id
        hear(told)
      })
    } catch {
      // No network, a restart, or the session has ended: the next call of the page tells, and this one tries again.
      pauseMs = Math.min(longestPauseMs, pauseMs * 2)
    }
    await pause(pauseMs, signal)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Resolves when the window is visible. */
function seen(signal: AbortSignal): Promise<void> {
  if (document.visibilityState === 'visible') return Promise.resolve()
  return new Promise(resolve => document.addEventListener('visibilitychange', () => resolve(), { once: true, signal }))
}
