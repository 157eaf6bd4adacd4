import type { Types } from 'mongoose'
import { casesAround } from '../cases/cases-around'
import { replaceWords } from '../cases/replace-words'
import { tellRedaction } from '../cases/tell-redaction'
import { workThrough } from '../db/work-through'
import { replaceInMessages } from '../messages/replace-in-messages'
import { replaceReportWords } from '../reports/replace-report-words'
import { reportedWords } from '../reports/reported-words'
import { formerOf, placeOf } from './blackouts'
import { type Blackout, BlackoutModel } from './model'

/**
 * Lets everything that holds the words of a place hold the new ones: the report or the entry, the case's first words, what cases are searched by,
 * messages; and tells the history. Doing it again changes nothing.
 */
export async function applyBlackout(blackout: Blackout): Promise<void> {
  const { words, unfinished } = blackout
  const place = placeOf(blackout.place)
  if ('report' in place) {
    const report = await replaceReportWords(place.report, words)
    if (report) await replaceIn(report.case, report.opened ? { opening: words } : {})
  } else {
    await replaceIn(place.theCase, { entry: { at: place.at, words } })
    await replaceInMessages(place.theCase, place.at, formerOf(blackout), words)
  }
  if (!unfinished) return
  const { at, staff, back, key, print } = unfinished
  const { id, name, role, title, department } = staff
  await tellRedaction({
    caseNo: blackout.caseNo,
    staff: { id: id ?? '', name: name ?? '', role: role ?? 'operator', title, department },
    kind: back ? 'wordsBack' : 'words',
    at,
    key,
    print
  })
}

/** The case, and every case that is searched by its words. */
async function replaceIn(theCase: Types.ObjectId, words: { opening?: string; entry?: { at: number; words: string } }) {
  for (const each of await casesAround([theCase])) {
    await replaceWords(each, { ...(each.equals(theCase) && words), reportedWords })
  }
}

const threeMinutes = 180_000

/**
 * Does once more what was blacked out three minutes ago: whatever was written at the same moment from words read before has come to its
 * end, and what a crash left half done is done. A place that holds again what was written there needs no record any more.
 */
export function finishBlackouts(now = new Date()): Promise<number> {
  return workThrough({
    job: 'finish blacking out words',
    now,
    read: others =>
      BlackoutModel.find({ 'unfinished.at': { $lt: new Date(now.getTime() - threeMinutes) }, ...others })
        .limit(100)
        .lean(),
    async each(blackout) {
      await applyBlackout(blackout)
      const { _id, sealed, words } = blackout
      if (formerOf(blackout)[0] === words) await BlackoutModel.deleteOne({ _id, sealed })
      else await BlackoutModel.updateOne({ _id, sealed }, { $unset: { unfinished: 1 } })
    }
  })
}
