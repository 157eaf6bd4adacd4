import type { Types } from 'mongoose'
import type { CaseReport } from '../../contracts/cases/views'
import type { Staff } from '../staff/account'
import type { CaseRecord } from './model'

/** As many reports or merged cases of one case as are read at once. */
export const mostShown = 50

/** What staff see of one report in a case: everything except who sent it. `media` are ids of photos. */
export interface ReportForStaff extends Omit<CaseReport, 'media'> {
  media: Types.ObjectId[]
}

/**
 * Reads reports as this member of staff may see them, oldest first. `reports/` implements it and routes.ts passes it in, so
 * that `cases/` imports nothing that knows who reported.
 */
export interface ReportsForStaff {
  /** A page of the reports of a case and of those merged into it, with what can be done for their senders. */
  page(theCase: CaseRecord, staff: Staff, cursor?: string): Promise<{ items: ReportForStaff[]; next?: string }>
  /** The photos of the first reports of each case by its id, without those of merged cases. */
  firstPhotos(cases: readonly Pick<CaseRecord, '_id' | 'reportCount'>[]): Promise<Map<string, Types.ObjectId[]>>
}
