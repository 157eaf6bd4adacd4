import type { Types } from 'mongoose'
import type { CaseView } from '../../contracts/cases/views'
import type { Staff } from '../staff/account'

/** What staff see of one report in a case: everything but who sent it. Its photos are still to be presented. */
export interface ReportForStaff extends Omit<CaseView['reports'][number], 'media'> {
  caseId: string
  media: Types.ObjectId[]
}

/**
 * Returns the reports of these cases, oldest first, as this member of staff may see them. `reports/` stands on
 * `cases/` and keeps who reported to itself, so cases get this function from routes.ts and import nothing of it.
 */
export type ReportsForStaff = (cases: readonly Types.ObjectId[], staff: Staff) => Promise<ReportForStaff[]>
