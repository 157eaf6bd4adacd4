import { setTimeout as pause } from 'node:timers/promises'
import { Gauge } from 'prom-client'
import { log } from '../log'
import { beatMs, leasesFor } from './leases'
import { type Job, keepScores } from './scores'

/** The server stops within five seconds, also when a job hangs. */
const stopMs = 4_000
/** A turn that takes longer than this hangs, and people are told. */
const hangsAfterMs = 600_000

const lastDone = new Gauge({
  name: 'job_last_done_seconds',
  help: 'When a job last came to its end, in seconds since 1970',
  labelNames: ['job']
})

/**
 * Runs each job that this process has at once and then at its interval. Returns a function that stops the jobs and waits
 * for the running one, but no longer than one that hangs is worth.
 */
export function runJobs(jobs: readonly Job[], { alone = false } = {}): () => Promise<void> {
  const leases = leasesFor(
    jobs.map(({ name }) => name),
    { alone }
  )
  const running = new Set<Promise<void>>()
  const done = new Map<string, Date>()
  let stopping = false

  const start = (work: () => Promise<void>) => {
    const promise = work().finally(() => running.delete(promise))
    running.add(promise)
  }

  async function work({ name, run, drains }: Job) {
    let last: number
    do {
      last = await run()
      if (last > 0) log.info({ job: name, done: last }, 'job')
    } while (drains && last > 0 && !stopping && leases.has(name))
    lastDone.set({ job: name }, Date.now() / 1000)
    done.set(name, new Date())
  }

  const turns = jobs.map(job => {
    let since = 0
    let told = false
    const turn = async () => {
      if (since > 0) {
        if (!told && Date.now() - since > hangsAfterMs) log.error({ job: job.name }, 'a job has not come to its end')
        told ||= Date.now() - since > hangsAfterMs
        return
      }
      if (stopping || !leases.has(job.name)) return
      since = Date.now()
      await work(job).catch(err => log.error({ err, job: job.name }, 'job failed'))
      since = 0
      told = false
    }
    return { job, turn, had: false }
  })

  async function beat() {
    if (stopping) return
    try {
      await leases.beat()
      for (const each of turns) {
        const has = leases.has(each.job.name)
        if (has && !each.had) start(each.turn)
        each.had = has
      }
      await keepScores(
        jobs.filter(({ name }) => leases.has(name)),
        done
      )
    } catch (err) {
      log.error({ err }, 'a process could not show that it does its jobs')
    }
  }

  let beating = false
  const tick = async () => {
    if (beating) return
    beating = true
    await beat()
    beating = false
  }
  start(tick)
  const timers = [
    setInterval(() => start(tick), beatMs),
    ...turns.map(({ job, turn }) => setInterval(() => start(turn), job.everySeconds * 1000))
  ]
  return async () => {
    stopping = true
    timers.forEach(clearInterval)
    const waited = new AbortController()
    const patience = pause(stopMs, undefined, { signal: waited.signal }).catch(() => undefined)
    await Promise.race([
      Promise.all(running)
        .then(leases.release)
        .catch(() => undefined),
      patience
    ])
    waited.abort()
  }
}
