import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Gauge } from 'prom-client'

const resolution = 20
const everyMs = 1000

const lagSeconds = new Gauge({
  name: 'event_loop_lag_seconds',
  help: 'How late the event loop was in the middle of the last second; it decides how many requests are let in'
})

/**
 * Measures once a second how late the event loop comes round, until it is stopped. The median counts: one long turn is a
 * large photo or a busy machine, a late one out of two is too much work.
 */
export function watchLag(tell: (lagMs: number) => void): () => void {
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  const timer = setInterval(() => {
    const lagMs = delay.count > 0 ? Math.max(0, delay.percentile(50) / 1e6 - resolution) : everyMs
    delay.reset()
    lagSeconds.set(lagMs / 1000)
    tell(lagMs)
  }, everyMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    delay.disable()
  }
}
