import { setTimeout } from 'node:timers/promises'

const atOnce = 200

/**
 * Returns what a long reading calls for each piece: after some it lets everybody else's work go first, for as long as these
 * took, so that a million pieces take half of a process and not all of it.
 */
export function takingTurns(): () => Promise<void> | undefined {
  let done = 0
  let since = performance.now()
  return () => {
    done += 1
    if (done % atOnce > 0) return undefined
    return setTimeout(performance.now() - since).then(() => {
      since = performance.now()
    })
  }
}
