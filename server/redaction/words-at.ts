import { Types } from 'mongoose'
import { isUnder } from '../cases/merged-cases'
import type { CaseRecord } from '../cases/model'
import { Refusal } from '../http/refusal'
import { ReportReader } from '../reports/readers'

/** Words of a case as they are read now, and the name under which what was there is kept. */
interface WordsAt {
  place: string
  words: string
}

/** Returns the words of a report of this case, or of an entry of its history. Refuses any other place. */
export async function wordsAt(theCase: CaseRecord, asked: string): Promise<WordsAt> {
  const [kind, at = ''] = asked.split(':')
  if (kind === 'report') {
    const report = await ReportReader.findById(at, { case: 1, text: 1 }).lean()
    if (report?.text && (await isUnder(report.case, theCase))) {
      return { place: `report:${new Types.ObjectId(at)}`, words: report.text }
    }
  } else {
    const words = theCase.history[Number(at)]?.words
    if (words) return { place: `entry:${theCase._id}:${Number(at)}`, words }
  }
  throw new Refusal('not_found', '这件案卷里没有这段文字')
}
