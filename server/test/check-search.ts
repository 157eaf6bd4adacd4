import assert from 'node:assert/strict'
import { searchOf } from '../cases/build-search'
import { CaseModel, type CaseRecord } from '../cases/model'
import { reportedWords } from '../reports/reported-words'

/** Whatever is said in a case, its reports and the cases merged into it can be searched: nobody may forget to keep it. */
export async function checkSearch(caseNo: string): Promise<void> {
  const theCase = await CaseModel.findOne({ caseNo }).select('+search').lean<CaseRecord>().orFail()
  const { search } = theCase
  const anew = await searchOf(theCase, reportedWords)
  const missing = (kept: readonly string[] | null | undefined, needed: readonly string[]) =>
    needed.filter(each => !kept?.includes(each))
  // What was corrected is read anew beside the work, and has the version before until then.
  assert.ok([anew.version, anew.version - 1].includes(search?.version ?? 0), `${caseNo} is searched by present rules`)
  assert.deepEqual(missing(search?.words, anew.words), [], `${caseNo} is not searched by these words`)
  assert.deepEqual(missing(search?.terms, anew.terms), [], `${caseNo} is not searched by these terms`)
  const sorted = (merged: readonly { caseNo: string; words: string[] }[] | null | undefined) =>
    (merged ?? []).map(each => [each.caseNo, [...each.words].sort()]).sort()
  assert.deepEqual(sorted(search?.merged), sorted(anew.merged), `${caseNo} is searched by the words merged into it`)
}
