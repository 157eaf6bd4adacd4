import { isDuplicateKey } from '../db/duplicate-key'
import type { CaseFacts } from './facts-of'
import { fillSheet } from './fill-sheet'
import { CaseFactsModel, FigureDayModel, FigureSheetModel } from './model'
import { packed } from './sheet'

/**
 * Fills the sheets of days that have changed, the newest first: each from the cases that count on it, so that filling it twice, or
 * after a crash, gives the same. Returns how many.
 */
export async function fillDays(atOnce = 50): Promise<number> {
  const days = await FigureDayModel.find({ toFill: true }).sort({ _id: -1 }).limit(atOnce).lean()
  for (const { _id, changes } of days) await fillDay(_id, changes)
  return days.length
}

/** `changes` is read before the cases are: what changes while they are read is marked afterwards, and filled again. */
async function fillDay(day: string, changes: number): Promise<void> {
  const counted = await CaseFactsModel.collection.find({ days: day }, { projection: { pending: 0, days: 0 } }).toArray()
  const { sheet, caseNos } = fillSheet(day, counted as unknown as CaseFacts[])
  const filled = { filled: changes, ...packed(sheet, caseNos) }
  // Whoever has seen fewer changes never writes over those who saw more.
  const { matchedCount } = await FigureSheetModel.updateOne({ _id: day, filled: { $lt: changes } }, { $set: filled })
  if (matchedCount === 0) {
    await FigureSheetModel.collection.insertOne({ _id: day as never, ...filled }).catch(error => {
      if (!isDuplicateKey(error)) throw error
    })
  }
  await FigureDayModel.updateOne({ _id: day, filled: { $lt: changes } }, { $set: { filled: changes } })
  await FigureDayModel.updateOne({ _id: day, changes }, { $unset: { toFill: 1 } })
}

/** Whether the sheet of some day says less than is counted. */
export async function someDayToFill(): Promise<boolean> {
  return (await FigureDayModel.exists({ toFill: true })) !== null
}
