import type { Types } from 'mongoose'
import { inRuns } from '../db/in-runs'
import { ReportModel, type ReportRecord } from './model'

type Known = Pick<ReportRecord, '_id' | 'source' | 'resident' | 'phoneHash'>

/**
 * Returns whose each of these reports is, for the limits that hold for a person. Somebody who reported on their own phone
 * is that resident, also on the telephone. A caller is known by the number they left: as the resident who first left the
 * same number with a report of these cases, or else by its hash. Who left none is one person for each report.
 */
export async function personsOf(
  reports: readonly Known[],
  cases: readonly Types.ObjectId[]
): Promise<(report: Known) => string> {
  const left = reports.flatMap(({ source, phoneHash }) => (source !== 'resident' && phoneHash) || [])
  const residents = left.length > 0 ? await residentsByNumber([...new Set(left)], cases) : new Map<string, string>()
  return ({ _id, source, resident, phoneHash }) => {
    if (source === 'resident') return resident
    return phoneHash ? (residents.get(phoneHash) ?? `caller:${phoneHash}`) : `report:${_id}`
  }
}

type Left = Pick<ReportRecord, '_id' | 'phoneHash' | 'resident' | 'sentAt'>

/** All reports of the cases are asked, and not those on somebody's page: who a caller is hangs on no page. */
async function residentsByNumber(hashes: string[], cases: readonly Types.ObjectId[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    inRuns(cases).map(some =>
      ReportModel.find(
        { case: { $in: some }, phoneHash: { $in: hashes }, source: 'resident' },
        { phoneHash: 1, resident: 1, sentAt: 1 }
      ).lean<Left[]>()
    )
  )
  const lastFirst = (one: Left, other: Left) =>
    other.sentAt.getTime() - one.sentAt.getTime() || (String(one._id) < String(other._id) ? 1 : -1)
  const sorted = found.flat().sort(lastFirst)
  return new Map(sorted.map(({ phoneHash, resident }) => [phoneHash ?? '', resident]))
}
