import { mergedUnder } from '../cases/merged-counts'
import { ReportModel, type ReportRecord } from '../reports/model'
import type { Event } from './event'
import { type Person, residentPerson } from './person'

/** How far the clocks of two of our processes may be apart. */
const skewMs = 60_000

/**
 * The residents who had reported the problem when it happened, each with the first of their reports: those of the case
 * and of every case that was merged into it. Whoever called the hotline or patrols has no messages of a resident.
 */
export async function reportersOf({ found, entry }: Event): Promise<Map<Person, ReportRecord>> {
  const cases = [found._id, ...(await mergedUnder(found.caseNo)).map(({ _id }) => _id)]
  const until = new Date(entry.at.getTime() + skewMs)
  const reports = await ReportModel.find({ case: { $in: cases }, sentAt: { $lte: until } })
    .sort({ sentAt: -1, _id: -1 })
    .lean()
  const residents = reports.filter(({ resident }) => !resident.startsWith('staff:'))
  return new Map(residents.map(report => [residentPerson(report.resident), report]))
}
