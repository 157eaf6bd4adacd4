import type { QueryFilter } from 'mongoose'
import * as v from 'valibot'
import { caseStates } from '../../contracts/cases/states'
import { readPlaceCode } from '../../contracts/codes/place-code'
import { QueryCode } from '../../contracts/common'
import type { FoundReports } from '../../contracts/reports/callers'
import { normalised, squeezed } from '../../contracts/spelling/normalised'
import { telephone } from '../../contracts/spelling/telephone'
import { record } from '../audit/record'
import { mergedUnder } from '../cases/merged-cases'
import { presentPlace } from '../cases/present'
import { CaseReader } from '../cases/readers'
import { visibleTo } from '../cases/steps/policy'
import { codesOfSamePlaces } from '../codes/same-place'
import { inRuns } from '../db/in-runs'
import { searchMs } from '../db/time-limit'
import { caseNoAsked, stickerAsked } from '../search/number-terms'
import { termsAsked, wordsTyped, written } from '../search/terms'
import { countOnce, matchingAll } from '../search/ways'
import type { Staff } from '../staff/account'
import { phoneHashes } from './contact-vault'
import { ReportModel, type ReportRecord } from './model'
import { shownCasesOf } from './present'

/** As many as somebody can compare while a person waits on the line. */
const most = 20

/**
 * Finds earlier reports by what a caller can say: case number or its last digits, query code, telephone number, sticker's
 * code, place or words. Newest first. A search by telephone number is in the audit log, without the number.
 */
export async function findForCaller(staff: Staff, q: string): Promise<FoundReports> {
  const phone = telephone(q)
  if (phone) {
    await record({ action: 'phoneSearched', by: staff, subject: `尾号 ${phone.replace(/\D/g, '').slice(-4)}` })
  }
  const reports = await newestOf(await waysToFind(q, phone))
  return { items: await present(reports.slice(0, most), staff), more: reports.length > most }
}

/** Each way is asked by itself, as each has an index of its own, and what is found is put together. */
async function newestOf(ways: readonly QueryFilter<ReportRecord>[]): Promise<ReportRecord[]> {
  const found = await Promise.all(
    ways.map(way =>
      ReportModel.find({ $and: [way, { source: { $ne: 'patrol' }, complete: true }] })
        .sort({ sentAt: -1, _id: -1 })
        .limit(most + 1)
        .maxTimeMS(searchMs)
        .lean()
    )
  )
  const once = new Map(found.flat().map(report => [String(report._id), report]))
  const newestFirst = (one: ReportRecord, other: ReportRecord) =>
    other.sentAt.getTime() - one.sentAt.getTime() || (String(one._id) < String(other._id) ? 1 : -1)
  return [...once.values()].sort(newestFirst).slice(0, most + 1)
}

/** `phone` is what was typed in the form that is kept, so that every number that can be left can be found. */
async function waysToFind(q: string, phone: string | undefined): Promise<QueryFilter<ReportRecord>[]> {
  const typed = normalised(q)
  const number = squeezed(q)
  const ways: QueryFilter<ReportRecord>[] = []
  const said = await inWords(typed)
  if (said) ways.push({ $and: [{ 'search.terms': { $in: said.terms } }, said.filter] })
  if (/^\d{20}$/.test(number)) ways.push(...inRuns(await casesUnder(number)).map(some => ({ case: { $in: some } })))
  else if (/^\d{4,19}$/.test(number)) ways.push({ case: { $in: await casesNumbered(number) } })
  if (phone) ways.push({ phoneHash: { $in: phoneHashes(phone) } })
  const queryCode = v.safeParse(QueryCode, typed)
  if (queryCode.success) ways.push({ queryCode: queryCode.output })
  const sticker = readPlaceCode(typed)
  if ('code' in sticker) {
    const codes = await codesOfSamePlaces([sticker.code])
    ways.push({ 'search.terms': { $in: codes.map(stickerAsked) }, 'place.code': { $in: codes } })
  }
  return ways
}

/** Words of which each stands somewhere in what was sent. */
function inWords(typed: string) {
  const count = countOnce((term, limit) => ReportModel.countDocuments({ 'search.terms': term }, { limit }).exec())
  const words = wordsTyped(typed).map(word => [
    { covers: termsAsked(word).map(term => [term]), filter: { 'search.words': written(word) } }
  ])
  return matchingAll(words, [], count)
}

/** The newest cases in whose number these digits stand. */
async function casesNumbered(digits: string) {
  const terms = { $in: caseNoAsked(digits) }
  const cases = await CaseReader.find({ 'search.terms': terms, caseNo: new RegExp(digits) }, { _id: 1 })
    .sort({ submittedAt: -1, _id: -1 })
    .limit(most + 1)
    .maxTimeMS(searchMs)
    .lean()
  return cases.map(({ _id }) => _id)
}

async function casesUnder(caseNo: string) {
  const cases = [await CaseReader.findOne({ caseNo }, { _id: 1 }).lean(), ...(await mergedUnder(caseNo))]
  return cases.flatMap(theCase => theCase?._id ?? [])
}

async function present(reports: readonly ReportRecord[], staff: Staff): Promise<FoundReports['items']> {
  const ends = await shownCasesOf(reports)
  const visible = { $and: [{ _id: { $in: [...ends.values()].map(({ _id }) => _id) } }, await visibleTo(staff)] }
  const seen = new Set((await CaseReader.find(visible).select({ _id: 1 }).lean()).map(({ _id }) => String(_id)))
  return reports.flatMap(report => {
    const end = ends.get(String(report.case))
    if (!end || !seen.has(String(end._id))) return []
    return {
      reportId: String(report._id),
      caseNo: report.caseNo,
      workedOnAs: end.caseNo,
      state: end.state,
      stateText: caseStates[end.state],
      sentAt: report.sentAt.toISOString(),
      text: report.text,
      place: presentPlace(report.place),
      byPhone: report.source === 'hotline'
    }
  })
}
