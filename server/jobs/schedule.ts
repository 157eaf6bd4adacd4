import { setTimeout as pause } from 'node:timers/promises'
import { Gauge } from 'prom-client'
import { buildCaseSearch } from '../cases/build-search'
import { markLights } from '../cases/clocks/mark-lights'
import { resumeDue } from '../cases/clocks/resume-due'
import { tallyEnded } from '../cases/ended-tally'
import { countAllMergedReports } from '../cases/merged-counts'
import { CaseReader } from '../cases/readers'
import { finishImports } from '../codes/import-places'
import { PlaceCodeReader } from '../codes/readers'
import { log } from '../log'
import { endAbandonedClaims, type ShowsPhoto } from '../media/claim-photos'
import { sweepHalfStored, sweepUnusedMedia } from '../media/store-photo'
import { announce } from '../messages/announce'
import { pushToWechat } from '../messages/push-to-wechat'
import { buildReportSearch } from '../reports/build-search'
import { reportedWords } from '../reports/reported-words'
import { finishHalfSent } from '../reports/submit-report'

const showsPhoto: ShowsPhoto = {
  case: async (caseNo, photo) => (await CaseReader.exists({ caseNo, 'history.media': photo })) !== null,
  code: async (code, photo) => (await PlaceCodeReader.exists({ _id: code, 'history.media': photo })) !== null
}

/** All recurring jobs with their intervals in seconds. Each is safe to run twice and in several processes. */
const jobs = [
  { name: 'finish half-sent reports', everySeconds: 60, run: finishHalfSent },
  { name: 'tell people what happened to cases', everySeconds: 3, run: () => announce() },
  { name: 'tell residents in WeChat', everySeconds: 5, run: () => pushToWechat() },
  { name: 'resume suspended cases', everySeconds: 300, run: resumeDue },
  { name: 'mark yellow and red lights', everySeconds: 30, run: markLights },
  { name: 'count merged reports', everySeconds: 120, run: countAllMergedReports },
  { name: 'count ended cases', everySeconds: 300, run: () => tallyEnded() },
  { name: 'build the search of cases', everySeconds: 5, run: () => buildCaseSearch(reportedWords) },
  { name: 'build the search of reports', everySeconds: 5, run: () => buildReportSearch() },
  { name: 'finish half-done imports of places', everySeconds: 120, run: finishImports },
  { name: 'free photos that a crash left claimed', everySeconds: 3600, run: () => endAbandonedClaims(showsPhoto) },
  { name: 'delete unused photos', everySeconds: 300, run: sweepUnusedMedia },
  { name: 'delete half-stored photos', everySeconds: 86_400, run: sweepHalfStored }
] as const

/** The server stops within five seconds, also when a job hangs. */
const stopMs = 4_000

const lastDone = new Gauge({
  name: 'job_last_done_seconds',
  help: 'When a job last came to its end, in seconds since 1970',
  labelNames: ['job']
})

/** A turn that takes longer than this hangs, and people are told. */
const hangsAfterMs = 600_000

/**
 * Runs each job at once and then at its interval. Returns a function that stops the jobs and waits for the running
 * one, but no longer than one that hangs is worth.
 */
export function startJobs(): () => Promise<void> {
  const running = new Set<Promise<void>>()
  const timers = jobs.map(({ name, everySeconds, run }) => {
    let since = 0
    let told = false
    const turn = async () => {
      if (since > 0) {
        if (!told && Date.now() - since > hangsAfterMs) log.error({ job: name }, 'a job has not come to its end')
        told ||= Date.now() - since > hangsAfterMs
        return
      }
      since = Date.now()
      try {
        const done = await run()
        lastDone.set({ job: name }, Date.now() / 1000)
        if (done > 0) log.info({ job: name, done }, 'job')
      } catch (err) {
        log.error({ err, job: name }, 'job failed')
      }
      since = 0
      told = false
    }
    const start = () => {
      const promise = turn().finally(() => running.delete(promise))
      running.add(promise)
    }
    start()
    return setInterval(start, everySeconds * 1000)
  })
  return async () => {
    timers.forEach(clearInterval)
    const waited = new AbortController()
    const patience = pause(stopMs, undefined, { signal: waited.signal }).catch(() => undefined)
    await Promise.race([Promise.all(running), patience])
    waited.abort()
  }
}
