import { chinaDay, daysBefore } from '../../contracts/china-time'
import { log } from '../log'
import { PlaceCodeModel } from './model'
import { CodeScanModel } from './scan-model'

/** How many days of scans staff see. */
export const shownDays = 30

/** Counts one scan of a code that exists. A failure is only logged, because counting must not stop a report. */
export async function countScan(code: string, now = new Date()): Promise<void> {
  const day = chinaDay(now)
  try {
    await increase(code, day)
    await PlaceCodeModel.updateOne({ _id: code, seenOn: { $not: { $gte: day } } }, { $set: { seenOn: day } })
  } catch (err) {
    log.warn({ err }, 'a scan was not counted')
  }
}

/**
 * When two first scans of a day come at once, the unique index refuses one insert. The second try adds to the other.
 */
async function increase(code: string, day: string) {
  const add = () => CodeScanModel.updateOne({ code, day }, { $inc: { count: 1 } }, { upsert: true })
  await add().catch(add)
}

/** Returns how often each of these codes was scanned in the last 30 days. */
export async function scansOf(codes: readonly string[], now = new Date()): Promise<Map<string, number>> {
  const since = chinaDay(daysBefore(now, shownDays - 1))
  const rows = await CodeScanModel.aggregate<{ _id: string; count: number }>([
    { $match: { code: { $in: codes }, day: { $gte: since } } },
    { $group: { _id: '$code', count: { $sum: '$count' } } }
  ])
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}

export async function scansByDay(code: string, now = new Date()): Promise<{ day: string; count: number }[]> {
  const since = chinaDay(daysBefore(now, shownDays - 1))
  const rows = await CodeScanModel.find({ code, day: { $gte: since } })
    .sort({ day: 1 })
    .lean()
  return rows.map(({ day, count }) => ({ day, count }))
}
