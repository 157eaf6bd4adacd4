import { log } from '../log'

/**
 * Each address is limited by itself (http/rate-limit.ts); whoever guesses from many addresses shows in the sum. Codes
 * that nobody minted, or with a wrong check symbol, are rare: people scan, they hardly type.
 */
export const guessing = { windowMs: 10 * 60_000, suspicious: 100 } as const

let window = { since: 0, count: 0 }

/** Takes note of an unknown code. Warns once in a window, when it becomes suspicious. */
export function noticeGuess(now = Date.now()): void {
  if (now - window.since >= guessing.windowMs) {
    if (window.count > guessing.suspicious) log.warn({ count: window.count }, 'place codes were being guessed')
    window = { since: now, count: 0 }
  }
  window.count += 1
  if (window.count === guessing.suspicious) log.warn({ count: window.count }, 'place codes are being guessed')
}

export function forgetGuesses(): void {
  window = { since: 0, count: 0 }
}
