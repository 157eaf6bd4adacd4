import { randomUUID } from 'node:crypto'
import { isDuplicateKey } from '../db/duplicate-key'
import { JobModel, type JobRecord } from './model'

/** How often an owner shows that it lives, and others look. */
export const beatMs = 5_000
/** An owner that shows nothing for so long is dead, and another process takes its jobs. */
export const deadAfterMs = 20_000

export interface Leases {
  /** Shows that this process lives, and takes what nobody has or whose owner is dead. */
  beat(): Promise<void>
  /** Whether this process has the job. One that could not show that it lives for a while has none. */
  has(job: string): boolean
  /** Gives all jobs back, so that another process need not wait. */
  release(): Promise<void>
}

/**
 * One row for each job says which process does it, so that ten processes do not do ten times the work. Who is dead is told
 * by this process's own steady clock, so a wall clock that jumps neither ends a lease nor makes it last. `alone` holds with
 * the embedded database: whoever had a job before is gone.
 */
export function leasesFor(jobs: readonly string[], { alone = false } = {}): Leases {
  const me = randomUUID()
  const seen = new Map<string, { owner: string; beat: number; since: number }>()
  let mine = new Set<string>()
  let shownAt = -Infinity

  async function beat() {
    const asked = performance.now()
    await JobModel.updateMany({ owner: me }, { $inc: { beat: 1 } })
    const rows = new Map((await JobModel.find().lean()).map(row => [row._id, row]))
    const taken = await Promise.all(jobs.map(async job => ((await isMine(job, rows.get(job))) ? [job] : [])))
    mine = new Set(taken.flat())
    shownAt = asked
  }

  async function isMine(job: string, row: JobRecord | undefined): Promise<boolean> {
    if (!row) return insert(job)
    if (row.owner === me) return true
    const { owner, beat } = row
    const last = seen.get(job)
    if (last?.owner !== owner || last.beat !== beat) seen.set(job, { owner, beat, since: performance.now() })
    const silent = performance.now() - (seen.get(job)?.since ?? Infinity)
    if (owner !== '' && !alone && silent < deadAfterMs) return false
    // If it lives after all, or somebody was quicker, the row is another.
    const { modifiedCount } = await JobModel.updateOne({ _id: job, owner, beat }, { $set: { owner: me, beat: 0 } })
    return modifiedCount === 1
  }

  async function insert(job: string): Promise<boolean> {
    try {
      await JobModel.create({ _id: job, owner: me, beat: 0, since: new Date() })
      return true
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      return false
    }
  }

  return {
    beat,
    // An owner stops before others believe that it is dead.
    has: job => mine.has(job) && performance.now() - shownAt < deadAfterMs - beatMs,
    async release() {
      mine = new Set()
      await JobModel.updateMany({ owner: me }, { $set: { owner: '' } })
    }
  }
}
