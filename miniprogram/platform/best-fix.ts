import type { Position } from './position'

/** As exact as a phone gets among houses: not worth waiting for more. */
const fineMetres = 30
const patienceMs = 10_000

interface Listener {
  found(position: Position): void
  failed(reason: unknown): void
}

/** Returns the first fine position, or the best of those that come within ten seconds of the first. */
export function bestFix(watch: (listener: Listener) => () => void): Promise<Position> {
  return new Promise((resolve, reject) => {
    let best: Position | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let stop: (() => void) | undefined
    let over = false
    const end = () => {
      over = true
      clearTimeout(timer)
      stop?.()
      if (best) resolve(best)
    }
    stop = watch({
      found(position) {
        if (over) return
        if (!best || position.accuracy < best.accuracy) best = position
        if (best.accuracy <= fineMetres) return end()
        timer ??= setTimeout(end, patienceMs)
      },
      failed(reason) {
        // With a fix in hand the rest of the wait can still bring a better one.
        if (best || over) return
        end()
        reject(reason)
      }
    })
    if (over) stop()
  })
}
