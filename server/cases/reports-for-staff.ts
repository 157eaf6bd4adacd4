import type { Types } from 'mongoose'
import type { CaseView } from '../../contracts/cases/views'
import type { Staff } from '../staff/account'
import type { CaseRecord } from './model'

/** What staff see of one report in a case: everything except who sent it. `media` are ids of photos. */
export interface ReportForStaff extends Omit<CaseView['reports'][number], 'media'> {
  caseId: string
  media: Types.ObjectId[]
}

/**
 * Returns the reports of these cases, oldest first, as this member of staff may see them. `reports/` implements it and
 * routes.ts passes it in, so that `cases/` imports nothing that knows who reported.
 */
export type ReportsForStaff = (
  cases: readonly Types.ObjectId[],
  staff: Staff,
  /** The case on which something may be done for the callers; without it nothing is offered. */
  workedOn?: CaseRecord
) => Promise<ReportForStaff[]>
