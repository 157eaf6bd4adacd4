import { chinaDay, dayMs } from '../../contracts/china-time'
import { everyRetentionKind, type RetentionKind, retentionRowOf } from '../../contracts/retention/kinds'
import { recordOnce } from '../audit/record'
import { isDuplicateKey } from '../db/duplicate-key'
import { emptyLogOfDatabase } from '../db/empty-log'
import { dueAt, removers } from './kinds'
import { RunModel, type Runs } from './model'
import { daysOf } from './periods'

const _id = 'run'
/** After an installation, or an update from before there was this, people have so long to look at what would go. */
const firstAfterDays = 7
let doneOn = ''

/** Returns how far the runs are. The first time it decides when the first one is. */
export async function stateOfRuns(now = new Date()): Promise<Runs> {
  const read = () => RunModel.findById(_id).lean<Runs>()
  const known = await read()
  if (known) return known
  try {
    await RunModel.create({ _id, from: new Date(now.getTime() + firstAfterDays * dayMs) })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  return read().orFail()
}

/**
 * Removes a batch of each kind of what is due, once a day until nothing is left. Returns how much was looked at. What is removed is
 * counted in the database, so that whoever goes on after a crash, and the audit log, have the sum.
 */
export async function runRetention(now = new Date()): Promise<number> {
  const day = chinaDay(now)
  if (doneOn === day) return 0
  const { from, last } = await stateOfRuns(now)
  if (now < from) return 0
  if (last?.day === day) {
    doneOn = day
    return 0
  }
  let looked = 0
  const failed: unknown[] = []
  // One kind that cannot be removed does not keep the others.
  for (const kind of everyRetentionKind) {
    looked += await removeSome(kind, now).catch(error => {
      failed.push(error)
      return 0
    })
  }
  if (looked === 0 && failed.length > 0) throw failed[0]
  if (looked === 0) await endRun(day, now)
  return looked
}

/** Removes a batch of photos that nothing uses. They do not wait for the night: strangers could fill the disk with them. */
export const sweepUploads = (now = new Date()) => removeSome('uploads', now)

async function removeSome(kind: RetentionKind, now: Date): Promise<number> {
  const { done, removed } = await removers[kind].remove(dueAt(now, await daysOf(kind)))
  if (removed > 0) await RunModel.updateOne({ _id }, { $inc: { [`removed.${kind}`]: removed } })
  return done
}

/**
 * What was deleted goes from the files of the database as well; while a backup copies them, at the next turn. Two processes that both
 * believe that the job is theirs write one entry.
 */
async function endRun(day: string, now: Date) {
  const { removed = {} } = await stateOfRuns(now)
  const counted = everyRetentionKind.filter(kind => removed[kind])
  if (counted.length > 0 && !(await emptyLogOfDatabase())) return
  const changes = counted.map(kind => ({ what: retentionRowOf(kind).label, after: `清除 ${removed[kind]} 条` }))
  const told = changes.length > 0 ? { changes } : { reason: '没有到期的' }
  const by = { username: '', name: '系统' }
  await recordOnce(`retention:${day}`, { action: 'retentionRun', by, subject: day, ...told }, now)
  // Taken off and not set to nothing: photos go meanwhile.
  const off = Object.fromEntries(counted.map(kind => [`removed.${kind}`, -(removed[kind] ?? 0)]))
  await RunModel.updateOne(
    { _id, 'last.day': { $ne: day } },
    { $set: { last: { day, at: now, removed } }, ...(counted.length > 0 && { $inc: off }) }
  )
}

/** For tests: as after a restart. */
export function forgetRuns(): void {
  doneOn = ''
}
