import { Counter } from 'prom-client'
import { log } from '../log'

/**
 * Each address has its own limit (limits/rate-limit.ts). A person who guesses codes from many addresses shows only in
 * the sum. Normal use has few unknown codes or wrong check symbols, because people scan and hardly type.
 */
export const guessing = { windowMs: 10 * 60_000, suspicious: 100 } as const

const unknownCodes = new Counter({
  name: 'unknown_codes_total',
  help: 'Place codes that were asked for and do not exist; many in all processes together are somebody who guesses'
})
let window = { since: 0, count: 0 }

/** Counts an unknown code. Logs one warning in a window, when the count becomes suspicious. */
export function noticeGuess(now = Date.now()): void {
  if (now - window.since >= guessing.windowMs) {
    if (window.count > guessing.suspicious) log.warn({ count: window.count }, 'place codes were being guessed')
    window = { since: now, count: 0 }
  }
  window.count += 1
  unknownCodes.inc()
  if (window.count === guessing.suspicious) log.warn({ count: window.count }, 'place codes are being guessed')
}

export function forgetGuesses(): void {
  window = { since: 0, count: 0 }
}
