import type { Types } from 'mongoose'
import { ReportModel } from './model'

/** Returns what was said in the reports of these cases, by case: words and place. Oldest first, so many of each case. */
export async function reportedWords(cases: readonly Types.ObjectId[]): Promise<Map<string, string[]>> {
  const words = new Map<string, string[]>()
  const reports = ReportModel.find({ case: { $in: cases } }, { case: 1, text: 1, place: 1 }).sort({
    case: 1,
    sentAt: 1
  })
  for await (const { case: of, text, place } of reports.lean().cursor()) {
    const said = words.get(String(of)) ?? []
    words.set(String(of), [...said, ...[text, place.address, place.codeName].flatMap(each => each || [])])
  }
  return words
}
