import { Gauge } from 'prom-client'
import { JobModel, type JobRecord } from './model'

export interface Waiting {
  count: number
  /** Since when the first of them has waited. */
  oldest?: Date | undefined
}

export interface Job {
  name: string
  everySeconds: number
  /** Returns how much was done. Safe to run twice: a process that was taken for dead may still be at it. */
  run: () => Promise<number>
  /** Goes on until nothing is left, instead of one batch at each interval. */
  drains?: true
  /** What waits for the job. */
  waiting?: () => Promise<Waiting>
}

const backlog = new Gauge({ name: 'job_waiting', help: 'How much waits for a job', labelNames: ['job'] })
const age = new Gauge({
  name: 'job_waiting_seconds',
  help: 'For how long the first of what waits for a job has waited',
  labelNames: ['job']
})

/** Writes into the rows of these jobs how far they are, and into the metrics how far all are, whoever does them. */
export async function keepScores(mine: readonly Job[], done: ReadonlyMap<string, Date>, now = new Date()) {
  const updates = await Promise.all(
    mine.map(async ({ name, waiting }) => {
      const { count, oldest } = (await waiting?.()) ?? { count: 0 }
      const doneAt = done.get(name)
      const set = { waiting: count, ...(doneAt && { doneAt }), ...(oldest && { oldest }) }
      const update = oldest ? { $set: set } : { $set: set, $unset: { oldest: 1 as const } }
      return { updateOne: { filter: { _id: name }, update } }
    })
  )
  if (updates.length > 0) await JobModel.bulkWrite(updates)
  for (const { _id: job, waiting, oldest } of await JobModel.find().lean()) {
    backlog.set({ job }, waiting ?? 0)
    age.set({ job }, oldest ? Math.max(0, (now.getTime() - oldest.getTime()) / 1000) : 0)
  }
}

/** A job may be late by so many of its intervals, and a little more. */
const intervals = 3
const spareSeconds = 120

/**
 * Returns the names of the jobs that have not come to their end for long, or never, or for which something has waited so long.
 */
export async function jobsBehind(jobs: readonly Pick<Job, 'name' | 'everySeconds'>[], now = new Date()) {
  const rows = new Map((await JobModel.find().lean()).map(row => [row._id, row]))
  return jobs.filter(job => isBehind(job, rows.get(job.name), now)).map(({ name }) => name)
}

function isBehind({ everySeconds }: Pick<Job, 'everySeconds'>, row: JobRecord | undefined, now: Date): boolean {
  const limit = now.getTime() - (intervals * everySeconds + spareSeconds) * 1000
  return [row?.doneAt ?? row?.since, row?.oldest].some(at => at && at.getTime() < limit)
}
