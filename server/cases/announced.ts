import type { Types } from 'mongoose'
import { CaseModel, type CaseRecord } from './model'

/**
 * What every write that appends to a case's history sets besides, so that the new entry is told to whom it concerns. A
 * case from before there were messages begins with this entry; its older ones are nobody's news any more.
 */
export function toAnnounce(found: CaseRecord) {
  return { unannounced: true, ...(typeof found.announced !== 'number' && { announced: found.history.length }) }
}

/** Cases with history nobody has been told of yet, those that wait longest first. */
export async function unannouncedCases(limit: number): Promise<CaseRecord[]> {
  return CaseModel.find({ unannounced: true }).sort({ updatedAt: 1 }).limit(limit).lean()
}

/**
 * Notes that the first so many entries of a history have been announced. What was appended meanwhile stays to be
 * announced, and one that comes late never moves the mark back.
 */
export async function markAnnounced(id: Types.ObjectId, entries: number): Promise<void> {
  const { matchedCount } = await CaseModel.updateOne(
    { _id: id, history: { $size: entries } },
    { $set: { announced: entries }, $unset: { unannounced: 1 } }
  )
  if (matchedCount === 0) await CaseModel.updateOne({ _id: id }, { $max: { announced: entries } })
}
