import type { QueryFilter } from 'mongoose'
import type { Erasure } from '../../contracts/residents/erasure'
import { emptyLogOfDatabase, emptyLogUnlessJustDone } from '../db/empty-log'
import { workThrough } from '../db/work-through'
import { beginErasure } from './begin-erasure'
import { erase } from './erase'
import { ErasureModel, type ErasureRecord } from './model'

/** Whatever was under way when the data was erased, in any process, has come to its end by then. */
const settledAfterMs = 180_000
/** Once at once, and once more for what was under way meanwhile: a step, a message, a report of the same person. */
const rounds = 2

const underWay = new Map<string, Promise<void>>()

/**
 * Erases a resident's personal data. Doing it again changes nothing, and who asks again while it goes on, which takes long for
 * somebody with thousands of reports, waits for the same end.
 */
export async function eraseResident(resident: string, asked: Erasure, now = new Date()): Promise<void> {
  const known = underWay.get(resident)
  if (known) return known
  const work = eraseAsked(resident, asked, now).finally(() => underWay.delete(resident))
  underWay.set(resident, work)
  return work
}

async function eraseAsked(resident: string, asked: Erasure, now: Date): Promise<void> {
  const erasure = await beginErasure(resident, asked, now)
  if (erasure.work?.rounds !== 0) return
  await eraseOnce(erasure, now)
  await emptyLogUnlessJustDone()
}

/** Erases what was begun and not finished, and everything once more that is old enough for it. */
export async function finishErasures(now = new Date()): Promise<number> {
  const done = await workThrough<ErasureRecord>({
    job: 'finish erasing personal data',
    now,
    read: others => {
      const due = { 'work.next': { $lte: now }, 'work.rounds': { $lt: rounds }, ...(others as object) }
      return ErasureModel.find(due as QueryFilter<ErasureRecord>)
        .limit(20)
        .lean()
    },
    each: erasure => eraseOnce(erasure, now),
    // Nobody's id belongs into the log.
    name: ({ _id }) => _id
  })
  await forgetWhose(now)
  return done
}

async function eraseOnce(erasure: ErasureRecord, now: Date): Promise<void> {
  await erase(erasure)
  const done = erasure.work?.rounds ?? 0
  const next = done + 1 < rounds ? new Date(now.getTime() + settledAfterMs) : now
  await ErasureModel.updateOne(
    { _id: erasure._id, 'work.rounds': done },
    { $inc: { 'work.rounds': 1 }, $set: { 'work.next': next } }
  )
}

/**
 * Forgets whose data it was as soon as it is out of the files of the database, too. All of them together: writing the files anew
 * holds everybody up. While a backup copies them it waits for the next turn.
 */
async function forgetWhose(now: Date): Promise<void> {
  const due = { 'work.next': { $lte: now }, 'work.rounds': { $gte: rounds } }
  const erased = await ErasureModel.find(due as QueryFilter<ErasureRecord>, { _id: 1 })
    .limit(1000)
    .lean()
  if (erased.length === 0 || !(await emptyLogOfDatabase())) return
  await ErasureModel.updateMany({ _id: { $in: erased.map(({ _id }) => _id) } }, { $unset: { work: 1 } })
  await emptyLogOfDatabase()
}
