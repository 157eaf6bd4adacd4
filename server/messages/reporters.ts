import { mergedUnder } from '../cases/merged-cases'
import type { CaseRecord } from '../cases/model'
import { isErased } from '../reports/erased-person'
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
  const reports = known.get(theCase) ?? reportsOf(theCase)
  known.set(theCase, reports)
  const until = entry.at.getTime() + skewMs
  const residents = (await reports).filter(({ sentAt }) => sentAt.getTime() <= until)
  return new Map(residents.map(report => [residentPerson(report.resident), report]))
}

/** The entries of one case are told one after the other, and its reports are read once for all of them. */
const known = new WeakMap<CaseRecord, Promise<ReportRecord[]>>()

async function reportsOf({ _id, caseNo }: CaseRecord): Promise<ReportRecord[]> {
  const cases = [_id, ...(await mergedUnder(caseNo)).map(merged => merged._id)]
  const reports = await ReportReader.find({ case: { $in: cases } })
    .sort({ sentAt: -1, _id: -1 })
    .lean()
  return reports.filter(({ resident }) => !resident.startsWith('staff:') && !isErased(resident))
}
