import type { ReportRecord } from './model'

/**
 * Returns whose report this is, for the limits that hold for a person. Somebody who reported on their own phone is that
 * resident, also on the telephone. A caller is known by the number they left: as the resident who left the same number
 * with a report of this case, or else by its hash. Who left none is one person for each report.
 */
export function personOf(report: ReportRecord, reportsOfCase: readonly ReportRecord[]): string {
  if (report.source === 'resident') return report.resident
  if (!report.phoneHash) return `report:${report._id}`
  const sameNumber = ({ source, phoneHash }: ReportRecord) => source === 'resident' && phoneHash === report.phoneHash
  return reportsOfCase.find(sameNumber)?.resident ?? `caller:${report.phoneHash}`
}
