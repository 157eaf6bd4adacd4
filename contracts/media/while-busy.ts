import { ApiError, isBusy } from '../api-error'

/** Seconds between one try and the next: about two and a half minutes in all. */
const waits = [3, 5, 8, 12, 20, 30, 30, 30] as const

/** Whoever is asked to wait longer than this is told, and decides. */
const longestWait = 120

const pauseFor = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/**
 * Sends a file, and sends it again by itself while the server says that too many come at once, never before the server
 * wants to be asked again. Each wait is a little longer by chance, so that those who were refused together do not come
 * back together.
 */
export async function whileBusy<T>(send: () => Promise<T>, pause = pauseFor): Promise<T> {
  let waited = 0
  for (const usual of waits) {
    let seconds: number
    try {
      return await send()
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || !isBusy(thrown.code)) throw thrown
      seconds = Math.max(usual, thrown.retryAfter ?? 0)
      waited += seconds
      if (seconds > longestWait || waited > 2 * longestWait) throw thrown
    }
    await pause(seconds * 1000 * (1 + Math.random() / 2))
  }
  return send()
}
