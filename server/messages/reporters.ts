import { mergedUnder } from '../cases/merged-cases'
import type { ReportRecord } from '../reports/model'
import { ReportReader } from '../reports/readers'
import type { Event } from './event'
import { type Person, residentPerson } from './person'

/** How far the clocks of two server processes may differ. */
const skewMs = 60_000

/**
 * Returns the residents who had reported the problem at that time, each with their first report, on the case and on
 * every case merged into it. Reports by telephone and from patrols have no resident to tell.
 */
export async function reportersOf({ theCase, entry }: Event): Promise<Map<Person, ReportRecord>> {
  const cases = [theCase._id, ...(await mergedUnder(theCase.caseNo)).map(({ _id }) => _id)]
  const until = new Date(entry.at.getTime() + skewMs)
  const reports = await ReportReader.find({ case: { $in: cases }, sentAt: { $lte: until } })
    .sort({ sentAt: -1, _id: -1 })
    .lean()
  const residents = reports.filter(({ resident }) => !resident.startsWith('staff:'))
  return new Map(residents.map(report => [residentPerson(report.resident), report]))
}
