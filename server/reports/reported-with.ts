import type { Types } from 'mongoose'
import { ReportModel } from './model'

const newest = 2000

/** Returns the cases of the newest reports in whose words or address something is written. */
export async function casesReportedWith(written: RegExp): Promise<Types.ObjectId[]> {
  const found = await ReportModel.find({ $or: [{ text: written }, { 'place.address': written }] }, { case: 1 })
    .sort({ sentAt: -1 })
    .limit(newest)
    .lean()
  return found.map(report => report.case)
}
