import type { QueryFilter } from 'mongoose'
import type { Erasure } from '../../contracts/residents/erasure'
import { workThrough } from '../db/work-through'
import { beginErasure } from './begin-erasure'
import { emptyLogOfDatabase } from './empty-log'
import { erase } from './erase'
import { ErasureModel, type ErasureRecord } from './model'

/** Whatever was under way when the data was erased, in any process, has come to its end by then. */
const settledAfterMs = 180_000
/** Once at once, and once more for what was under way meanwhile: a step, a message, a report of the same person. */
const rounds = 2

/** Erases a resident's personal data. Doing it again changes nothing. */
export async function eraseResident(resident: string, asked: Erasure, now = new Date()): Promise<void> {
  const erasure = await beginErasure(resident, asked, now)
  if (erasure.work?.rounds === 0) await eraseOnce(erasure, now)
}

/** Erases what was begun and not finished, and everything once more that is old enough for it. */
export function finishErasures(now = new Date()): Promise<number> {
  return workThrough<ErasureRecord>({
    job: 'finish erasing personal data',
    now,
    read: others => {
      const due: QueryFilter<ErasureRecord> = { 'work.next': { $lte: now }, ...(others as object) }
      return ErasureModel.find(due).limit(20).lean()
    },
    each: erasure => eraseOnce(erasure, now),
    // Nobody's id belongs into the log.
    name: ({ _id }) => _id
  })
}

/** Returns false when all is done but the files of the database: the job comes back for them. */
async function eraseOnce(erasure: ErasureRecord, now: Date): Promise<boolean> {
  await erase(erasure)
  const isGone = await emptyLogOfDatabase()
  const done = erasure.work?.rounds ?? 0
  const seen = { _id: erasure._id, 'work.rounds': done }
  if (done + 1 < rounds) {
    const next = new Date(now.getTime() + settledAfterMs)
    await ErasureModel.updateOne(seen, { $inc: { 'work.rounds': 1 }, $set: { 'work.next': next } })
    return true
  }
  if (!isGone) return false
  await ErasureModel.updateOne(seen, { $unset: { work: 1 } })
  await emptyLogOfDatabase()
  return true
}
