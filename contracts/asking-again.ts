import { ApiError, type FailureCode } from './api-error'

/** How long to go on asking, in seconds. */
interface Patience {
  /** From one try to the next. */
  waits: readonly number[]
  /** Whoever is asked to wait longer than this is told, and decides. */
  longest: number
  /** For which failures. */
  when: (code: FailureCode) => boolean
}

export const pauseFor = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/**
 * Sends, and sends again by itself while it fails in a way that passes, never before the server wants to be asked again. Each
 * wait is a little longer by chance, so that those who were refused together do not come back together.
 */
export async function askAgain<T>(send: () => Promise<T>, patience: Patience, pause = pauseFor): Promise<T> {
  const { waits, longest, when } = patience
  let waited = 0
  for (const usual of waits) {
    let seconds: number
    try {
      return await send()
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || !when(thrown.code)) throw thrown
      seconds = Math.max(usual, thrown.retryAfter ?? 0)
      waited += seconds
      if (seconds > longest || waited > 2 * longest) throw thrown
    }
    await pause(seconds * 1000 * (1 + Math.random() / 2))
  }
  return send()
}

/**
 * Calls, and calls again for some fifteen seconds while the server has too much to do. It refuses such a call before anything is
 * done, so that a call which has no key may be repeated, too. What only reads may be repeated while the server starts.
 */
export function untilServed<T>(reads: boolean, send: () => Promise<T>, pause = pauseFor): Promise<T> {
  const when = (code: FailureCode) => code === 'server_busy' || (reads && code === 'not_ready')
  return askAgain(send, { waits: [1, 2, 4, 8], longest: 10, when }, pause)
}
