import { isBusy } from '../api-error'
import { askAgain, pauseFor } from '../asking-again'

/** About two and a half minutes in all. */
const patience = { waits: [3, 5, 8, 12, 20, 30, 30, 30], longest: 120, when: isBusy } as const

/** Sends a file, and sends it again by itself while the server says that too many come at once. */
export function whileBusy<T>(send: () => Promise<T>, pause = pauseFor): Promise<T> {
  return askAgain(send, patience, pause)
}
