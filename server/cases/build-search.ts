import type { Types } from 'mongoose'
import { workThrough } from '../db/work-through'
import { caseNoTerms } from '../search/number-terms'
import { termsOf } from '../search/terms'
import { addToCase } from './add-to-case'
import { keptWords, waitingForWords } from './kept-words'
import { mergedUnder, wholeCases } from './merged-cases'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'

/** What was said in one report. */
export interface Said {
  words: string[]
  /** Where it was, in the sender's words: nothing is found by them any more when the place was corrected later. */
  place: string[]
  sentAt: Date
}

/** Returns what was said in the reports of these cases, by case; `reports/` knows, and stands above. */
export type ReportedWords = (cases: readonly Types.ObjectId[]) => Promise<Map<string, Said[]>>

/**
 * Lets cases of earlier versions be searched: reads a batch of them, the newest first, and keeps their words. It runs beside
 * requests, may be broken off, and goes on where it was. Returns how many it did; none when all are done.
 */
export function buildCaseSearch(reportedWords: ReportedWords, atOnce = 200, now = new Date()): Promise<number> {
  return workThrough({
    job: 'build the search of cases',
    now,
    read: others =>
      CaseReader.find({ ...waitingForWords, ...others })
        .sort({ _id: -1 })
        .limit(atOnce)
        .lean(),
    each: theCase => keepWordsOf(theCase, reportedWords),
    name: ({ caseNo }) => caseNo
  })
}

/** Keeps the words of a case unless a step was taken meanwhile; then it is read again later. */
async function keepWordsOf(theCase: CaseRecord, reportedWords: ReportedWords): Promise<boolean> {
  const { _id, history, reportCount } = theCase
  const search = await searchOf(theCase, reportedWords)
  const unchanged = { _id, ...waitingForWords, reportCount, history: { $size: history.length } }
  return addToCase(unchanged, { $set: { search } })
}

/** Everything that a case is searched by, read anew from what is stored of it, its reports and the cases merged into it. */
export async function searchOf(theCase: CaseRecord, reportedWords: ReportedWords) {
  const under = await wholeCases((await mergedUnder(theCase.caseNo)).map(({ caseNo }) => caseNo))
  const said = await reportedWords([theCase, ...under].map(({ _id }) => _id))
  const kept = (each: CaseRecord) => {
    const corrected = each.history.findLast(({ action }) => action === 'correctPlace')?.at ?? new Date(0)
    const reports = said.get(String(each._id)) ?? []
    const reported = reports.flatMap(({ words, place, sentAt }) => (sentAt > corrected ? [...words, ...place] : words))
    return keptWords(each, [...saidIn(each), ...reported])
  }
  const own = kept(theCase)
  const merged = under
    .filter(({ mergedInto }) => mergedInto === theCase.caseNo)
    .map(({ caseNo }) => ({ caseNo, words: [...new Set(below(caseNo, under).flatMap(each => kept(each).words))] }))
  const brought = merged.flatMap(({ caseNo, words }) => [...caseNoTerms(caseNo), ...words.flatMap(termsOf)])
  return {
    ...own,
    terms: [...new Set([...own.terms, ...brought])],
    ...(merged.length > 0 && { merged })
  }
}

const saidIn = ({ history }: CaseRecord) => history.flatMap(({ words }) => words || [])

/** A merged case and all that were merged into it, however deep. */
function below(caseNo: string, all: readonly CaseRecord[]): CaseRecord[] {
  const found = new Set(all.filter(each => each.caseNo === caseNo))
  for (const each of found) for (const one of all) if (one.mergedInto === each.caseNo) found.add(one)
  return [...found]
}

/** What a case was found by when it was read, for a write that must not overtake another one. */
export const searchAsRead = ({ search }: Pick<CaseRecord, 'search'>) => ({
  'search.words': search?.words ?? null,
  'search.terms': search?.terms ?? null
})
