import type { Types } from 'mongoose'
import type { Others } from '../db/work-through'
import { addToCase } from './add-to-case'
import { toCount } from './counted'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'

/**
 * Every write that appends to a case's history must also set this, so that messages are sent about the new entry and
 * it is counted. A case that is older than the messages starts with this entry; nobody gets messages about its earlier ones.
 */
export function toAnnounce(theCase: CaseRecord) {
  return {
    unannounced: true,
    ...toCount,
    ...(typeof theCase.announced !== 'number' && { announced: theCase.history.length })
  }
}

/** Returns cases with entries that are not announced yet, those that wait longest first. */
export async function unannouncedCases(limit: number, others: Others = {}): Promise<CaseRecord[]> {
  return CaseReader.find({ unannounced: true, ...others })
    .sort({ updatedAt: 1 })
    .limit(limit)
    .lean()
}

/** Returns how many cases have entries that are not announced yet, and since when the first waits. */
export async function unannouncedWaiting(): Promise<{ count: number; oldest?: Date }> {
  const [count, first] = await Promise.all([
    CaseReader.countDocuments({ unannounced: true }),
    CaseReader.findOne({ unannounced: true }, { updatedAt: 1 }).sort({ updatedAt: 1 }).lean()
  ])
  return { count, ...(first && { oldest: first.updatedAt }) }
}

/**
 * Marks this many entries of a history, from its beginning, as announced. Entries appended in the meantime stay
 * unannounced. A late worker never moves the mark back.
 */
export async function markAnnounced(id: Types.ObjectId, entries: number): Promise<void> {
  const marked = await addToCase(
    { _id: id, history: { $size: entries } },
    { $set: { announced: entries }, $unset: { unannounced: 1 } }
  )
  if (!marked) await addToCase({ _id: id }, { $max: { announced: entries } })
}
