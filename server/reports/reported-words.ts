import type { Types } from 'mongoose'
import type { Said } from '../cases/build-search'
import { ReportModel } from './model'

/** Returns what was said in the reports of these cases, by case: words and place. Oldest first, so many of each case. */
export async function reportedWords(cases: readonly Types.ObjectId[]): Promise<Map<string, Said[]>> {
  const words = new Map<string, Said[]>()
  const reports = ReportModel.find({ case: { $in: cases } }, { case: 1, text: 1, place: 1, sentAt: 1 }).sort({
    case: 1,
    sentAt: 1
  })
  for await (const { case: of, text, place, sentAt } of reports.lean().cursor()) {
    const said = words.get(String(of)) ?? []
    said.push({
      words: text ? [text] : [],
      place: [place.address, place.codeName].flatMap(each => each || []),
      sentAt
    })
    words.set(String(of), said)
  }
  return words
}
