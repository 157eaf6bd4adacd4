import { randomBytes } from 'node:crypto'
import type { QueryFilter } from 'mongoose'
import { erasedWords } from '../../contracts/cases/erased-words'
import { isOpen } from '../../contracts/cases/states'
import { cameToStateAt } from '../cases/came-to-state-at'
import { casesAround } from '../cases/cases-around'
import { eraseFromCase } from '../cases/erase-from-case'
import { keptWords } from '../cases/kept-words'
import { endsOf } from '../cases/merged-cases'
import type { CaseRecord, HistoryRecord } from '../cases/model'
import { CaseReader } from '../cases/readers'
import { workThrough } from '../db/work-through'
import { contactIfReadable, phoneHashes } from './contact-vault'
import { isOpeningErased } from './erase-reports'
import { erasedPerson } from './erased-person'
import { ReportModel, type ReportRecord } from './model'
import { reportedWords } from './reported-words'

const atOnce = 200
/** Nobody has called so often; one number of a whole office may have. */
const mostOfOne = 500

/** Contacts that may be due: until then nobody could know whether the case had ended. */
const mayBeDue = (cutoff: Date): QueryFilter<ReportRecord> => ({
  contact: { $exists: true },
  contactSince: { $lte: cutoff }
})

/**
 * Forgets a batch of contacts whose cases ended before a moment: number and name, the hashes of the number, and what stands for
 * the caller in histories. A contact whose case is open, or ended later, is looked at again when it may be due. Returns how many
 * were looked at and how many of these are gone.
 */
export async function forgetContacts(cutoff: Date, now: Date): Promise<{ done: number; removed: number }> {
  let removed = 0
  let ends = new Map<string, End>()
  const done = await workThrough<ReportRecord>({
    job: 'forget contacts',
    now,
    async read(others) {
      const found = await ReportModel.find({ ...mayBeDue(cutoff), ...others })
        .sort({ contactSince: 1 })
        .limit(atOnce)
        .lean()
      ends = await endsOfReports(found)
      return found
    },
    async each(report) {
      const since = neededUntil(report, ends, now)
      if (since > cutoff) return moveTo(report, since)
      await forgetContact(report)
      removed += 1
      return true
    },
    name: ({ caseNo }) => caseNo
  })
  return { done, removed }
}

/** Counts the contacts that would go, but looks at no more than `most`. */
export async function countContactsDue(cutoff: Date, most: number, now: Date): Promise<number> {
  let due = 0
  let batch: ReportRecord[] = []
  const count = async () => {
    const ends = await endsOfReports(batch)
    due += batch.filter(report => isDue(report, ends, cutoff, now)).length
    batch = []
  }
  const found = ReportModel.find(mayBeDue(cutoff), { case: 1, contactSince: 1, sentAt: 1, complete: 1 })
  for await (const report of found.sort({ contactSince: 1 }).limit(most).lean<ReportRecord[]>().cursor()) {
    batch.push(report)
    if (batch.length === atOnce) await count()
  }
  await count()
  return due
}

/** The case a report is worked on as, with what says when it ended. */
type End = Pick<CaseRecord, '_id' | 'caseNo' | 'mergedInto' | 'state' | 'asked'> & {
  history: Pick<HistoryRecord, 'from' | 'to' | 'at'>[]
}
const fields = {
  caseNo: 1,
  mergedInto: 1,
  state: 1,
  asked: 1,
  'history.from': 1,
  'history.to': 1,
  'history.at': 1
} as const

async function endsOfReports(reports: readonly ReportRecord[]): Promise<Map<string, End>> {
  const read = (filter: QueryFilter<CaseRecord>) => CaseReader.find(filter, fields).lean<End[]>().exec()
  const cases = await read({ _id: { $in: reports.map(report => report.case) } })
  return endsOf(cases, caseNos => read({ caseNo: { $in: caseNos } }))
}

/** One that cannot be told is set aside by the run, and does not go. */
function isDue(report: ReportRecord, ends: ReadonlyMap<string, End>, cutoff: Date, now: Date): boolean {
  try {
    return neededUntil(report, ends, now) <= cutoff
  } catch {
    return false
  }
}

/**
 * Until when the contact has been needed, as far as one can say now: the end of the case it is worked on as. What is said or
 * evaluated afterwards does not move it; a request to open it again that waits for a decision does.
 */
function neededUntil(report: ReportRecord, ends: ReadonlyMap<string, End>, now: Date): Date {
  const end = ends.get(String(report.case))
  // One that a crash left half sent is finished by its own job; the contact of one that never was is not needed.
  if (!end) return report.complete ? report.sentAt : now
  return isOpen(end.state) || end.asked ? now : cameToStateAt(end)
}

async function moveTo({ _id, contactSince }: ReportRecord, since: Date): Promise<boolean> {
  return (await ReportModel.updateOne({ _id, contactSince }, { $set: { contactSince: since } })).modifiedCount > 0
}

/**
 * Takes what is known of how to reach a reporter out of everything that is stored; their words, too, when they want it. The history comes
 * first, as the way from the number to it is in the report, and once more for a step that was taken meanwhile. Whatever breaks
 * off is done again. Returns the cases as they are afterwards.
 */
export async function forgetContact(report: ReportRecord, words = false): Promise<CaseRecord[]> {
  const { _id, place } = report
  const text = words && report.text ? erasedWords : report.text
  if (words) await ReportModel.updateOne({ _id }, { $set: { text, search: keptWords({ text, place }) } })
  await forgetCaller(report, words)
  await ReportModel.updateOne(
    { _id },
    // The print of what was sent has the number in it, which is found by trying.
    { $set: { fingerprint: 'expired' }, $unset: { contact: 1, phoneHash: 1, contactSince: 1 } }
  )
  return forgetCaller(report, words)
}

async function forgetCaller(report: ReportRecord, words: boolean): Promise<CaseRecord[]> {
  const callers = callersOf(report)
  const after: CaseRecord[] = []
  for (const theCase of callers.length > 0 || words ? await casesAround([report.case]) : []) {
    const as = erasedPerson(randomBytes(12).toString('hex'))
    const openingErased = words && (await isOpeningErased(theCase))
    for (const resident of callers) {
      const deletePhotos = async () => new Set<string>()
      const erased = { resident, as, words, openingErased, reportedWords, deletePhotos }
      after.push(...[(await eraseFromCase(theCase, erased)) ?? []].flat())
    }
  }
  return after
}

/** As whom a caller may stand in a history: by the number, hashed under any secret there is, or by the report. */
function callersOf({ _id, contact, phoneHash, source }: ReportRecord): string[] {
  if (source === 'resident') return []
  const known = contact ? contactIfReadable(contact) : undefined
  const hashes = new Set([...(known ? phoneHashes(known.phone) : []), ...(phoneHash ? [phoneHash] : [])])
  return [...[...hashes].map(hash => `caller:${hash}`), `report:${_id}`]
}

/** Reports taken down by telephone from whoever left the number of this one; this one alone when none is kept. */
export async function takenFromSameCaller(report: ReportRecord): Promise<ReportRecord[]> {
  const known = report.contact ? contactIfReadable(report.contact) : undefined
  if (!known) return [report]
  const found = await ReportModel.find({ phoneHash: { $in: phoneHashes(known.phone) }, source: 'hotline' })
    .sort({ sentAt: -1, _id: -1 })
    .limit(mostOfOne)
    .lean()
  return found.some(({ _id }) => _id.equals(report._id)) ? found : [report, ...found]
}

/** Gives a batch of contacts of an earlier version the moment from which their days count. Returns how many. */
export async function upgradeContactDates(): Promise<number> {
  const found = await ReportModel.find({ contact: { $exists: true }, contactSince: null }, { sentAt: 1 })
    .limit(atOnce)
    .lean()
  for (const { _id, sentAt } of found) {
    await ReportModel.updateOne({ _id, contact: { $exists: true } }, { $set: { contactSince: sentAt } })
  }
  return found.length
}
