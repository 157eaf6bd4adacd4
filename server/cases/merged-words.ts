import { caseNoTerms } from '../search/number-terms'
import { termsOf } from '../search/terms'
import { addToCase } from './add-to-case'
import { allWords } from './kept-words'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'

/** The words of a case with those of the cases merged into it, as it brings them along when it is merged itself. */
export async function mergedWords(caseNo: string): Promise<string[]> {
  const theCase = await CaseReader.findOne({ caseNo })
    .select({ 'search.words': 1, 'search.merged': 1 })
    .lean<CaseRecord>()
  return theCase ? allWords(theCase) : []
}

/**
 * Keeps with a case the words of one that was merged into it, or none any more when that was split off, and the same with
 * every case that it was merged into itself. Doing it again changes nothing.
 */
export async function renewMergedWords(
  into: string,
  caseNo: string,
  words: readonly string[] | undefined
): Promise<void> {
  const seen = new Set<string>()
  let [upper, lower, brought]: [string | null | undefined, string, readonly string[] | undefined] = [
    into,
    caseNo,
    words
  ]
  while (upper && !seen.has(upper)) {
    seen.add(upper)
    await addToCase({ caseNo: upper }, { $pull: { 'search.merged': { caseNo: lower } } })
    if (brought) {
      const terms = [...new Set([...caseNoTerms(lower), ...brought.flatMap(termsOf)])]
      await addToCase(
        { caseNo: upper, 'search.merged.caseNo': { $ne: lower } },
        {
          $push: { 'search.merged': { caseNo: lower, words: [...brought] } },
          $addToSet: { 'search.terms': { $each: terms } }
        }
      )
    }
    const at: CaseRecord | null = await CaseReader.findOne({ caseNo: upper }).lean()
    ;[lower, upper] = [upper, at?.mergedInto]
    brought = upper ? await mergedWords(lower) : undefined
  }
}
