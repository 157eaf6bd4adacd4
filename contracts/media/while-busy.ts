import { ApiError } from '../api-error'

/** Seconds between one try and the next: about two and a half minutes in all. */
const waits = [3, 5, 8, 12, 20, 30, 30, 30] as const

const pauseFor = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/**
 * Sends a file, and sends it again by itself while the server says that too many come at once. Each wait is a little
 * longer by chance, so that those who were refused together do not come back together.
 */
export async function whileBusy<T>(send: () => Promise<T>, pause = pauseFor): Promise<T> {
  for (const seconds of waits) {
    try {
      return await send()
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.code !== 'server_busy') throw thrown
    }
    await pause(seconds * 1000 * (1 + Math.random() / 2))
  }
  return send()
}
