import type { QueryFilter, Types } from 'mongoose'
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

/** Returns the codes of the places whose sticker a text names, those that it replaced or that replaced it too: `codes/` knows. */
export type CodesWritten = (typed: string) => Promise<string[]>

/** What other rooms know about a text that is searched for. */
export interface Known {
  reportedWith: CasesReportedWith
  codesWritten: CodesWritten
}

/**
 * Finds what people type: a number or code in any spelling, or words of which each stands somewhere in the case, in a report, an
 * addition, the place, matter or topic.
 */
export async function matching(q: string, known: Known): Promise<QueryFilter<CaseRecord>> {
  const digits = squeezed(q)
  if (/^\d{20}$/.test(digits)) return { caseNo: digits }
  const words = await Promise.all(q.split(' ').map(word => somewhere(word, known)))
  return { $or: [...(await numbersIn(q, known)), { $and: words }] }
}

/** One word, in a case or in one that was merged into it: who works on the case reads both. */
async function somewhere(word: string, known: Known): Promise<QueryFilter<CaseRecord>> {
  const written = containing(word)
  const reported = await known.reportedWith(written)
  const parts: QueryFilter<CaseRecord>[] = [
    ...(await numbersIn(word, known)),
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
async function numbersIn(typed: string, { codesWritten }: Known): Promise<QueryFilter<CaseRecord>[]> {
  const digits = squeezed(typed)
  const codes = await codesWritten(typed)
  const symbols = base32(typed)
  return [
    ...(/^\d{2,20}$/.test(digits) ? [{ caseNo: new RegExp(digits) }] : []),
    ...(codes.length > 0 ? [{ 'place.code': { $in: codes } }] : []),
    ...(/^[0-9A-HJKMNP-TV-Z]{4,8}$/.test(symbols) ? [{ 'place.code': new RegExp(symbols) }] : [])
  ]
}
