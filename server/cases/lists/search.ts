import type { QueryFilter, Types } from 'mongoose'
import { readPlaceCode } from '../../../contracts/codes/place-code'
import { base32, squeezed } from '../../../contracts/spelling/normalised'
import { containing } from '../../db/containing'
import { endsOf } from '../merged-cases'
import type { CaseRecord } from '../model'
import { CaseReader } from '../readers'

/**
 * Returns the cases with a report in which something is written. `reports/` implements it and routes.ts passes it in, so
 * that `cases/` imports nothing that knows who reported.
 */
export type CasesReportedWith = (written: RegExp) => Promise<Types.ObjectId[]>

/**
 * Finds what people type: a number or code in any spelling, or words of which each stands somewhere in the case, in a report, an
 * addition, the place, matter or topic.
 */
export async function matching(q: string, reportedWith: CasesReportedWith): Promise<QueryFilter<CaseRecord>> {
  const digits = squeezed(q)
  if (/^\d{20}$/.test(digits)) return { caseNo: digits }
  const words = await Promise.all(q.split(' ').map(word => somewhere(word, reportedWith)))
  return { $or: [...numbersIn(q), { $and: words }] }
}

/** One word, in a case or in one that was merged into it: who works on the case reads both. */
async function somewhere(word: string, reportedWith: CasesReportedWith): Promise<QueryFilter<CaseRecord>> {
  const written = containing(word)
  const reported = await reportedWith(written)
  const parts: QueryFilter<CaseRecord>[] = [
    ...numbersIn(word),
    { text: written },
    { 'place.address': written },
    { 'place.codeName': written },
    { 'matter.name': written },
    { 'topic.label': written },
    { 'history.words': written },
    { _id: { $in: reported } }
  ]
  const merged = await CaseReader.find({ $and: [{ mergedInto: { $exists: true } }, { $or: parts }] })
    .sort({ submittedAt: -1 })
    .limit(mergedAtMost)
    .lean()
  const ends = [...(await endsOf(merged)).values()].map(({ _id }) => _id)
  return { $or: [...parts, ...(ends.length > 0 ? [{ _id: { $in: ends } }] : [])] }
}

const mergedAtMost = 500

/** What a text may be as a number: part of a case number, its last digits most of all, or a sticker's code or part of it. */
function numbersIn(typed: string): QueryFilter<CaseRecord>[] {
  const digits = squeezed(typed)
  const code = readPlaceCode(typed)
  const symbols = base32(typed)
  return [
    ...(/^\d{2,20}$/.test(digits) ? [{ caseNo: new RegExp(digits) }] : []),
    ...('code' in code ? [{ 'place.code': code.code }] : []),
    ...(/^[0-9A-HJKMNP-TV-Z]{4,8}$/.test(symbols) ? [{ 'place.code': new RegExp(symbols) }] : [])
  ]
}
