import { Counter, Gauge } from 'prom-client'

interface Bounds {
  /** Requests in work at once while the event loop keeps up. */
  most: number
  /** Lag of the event loop above which fewer are let in. */
  lagMs: number
}

/** So few go on however the event loop lags: somebody must get through, or nothing would show that it is over. */
const least = 8

const inWork = new Gauge({ name: 'requests_in_work', help: 'Requests that are being worked on' })
const allowedNow = new Gauge({ name: 'requests_allowed', help: 'How many may be in work at once, by the lag measured' })
const turnedAway = new Counter({ name: 'requests_turned_away_total', help: 'Requests answered 503 as too many came' })

/**
 * Room for so many requests in work. A process that takes all of them gets slower for each, until every client has given up
 * and the work was for nobody. Each lagging second halves the room, each good one gives a tenth back.
 */
export function workRoom({ most, lagMs }: Bounds) {
  let allowed = most
  let running = 0
  allowedNow.set(allowed)

  const allow = (number: number) => {
    allowed = number
    allowedNow.set(allowed)
  }
  const halve = () => allow(Math.max(Math.min(least, most), Math.floor(Math.min(allowed, Math.max(running, 1)) / 2)))

  return {
    /** Takes a place. Returns what gives it back, or undefined when there is none. */
    enter(): (() => void) | undefined {
      if (running >= allowed) {
        turnedAway.inc()
        return undefined
      }
      running += 1
      inWork.set(running)
      return () => {
        running -= 1
        inWork.set(running)
      }
    },
    /** Learns how the event loop has lagged in the last second. */
    observe(lag: number): void {
      if (lag > lagMs) halve()
      else allow(Math.min(most, allowed + Math.ceil(most / 10)))
    },
    /** Learns how long somebody new had to wait outside. A queue that nobody sees is kept short, so this counts at once. */
    arrived(waitedMs: number): void {
      if (waitedMs > lagMs) halve()
    },
    get allowed() {
      return allowed
    }
  }
}

export type WorkRoom = ReturnType<typeof workRoom>
