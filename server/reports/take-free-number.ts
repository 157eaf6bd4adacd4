import { nextFreeCaseNo } from '../cases/case-number'
import { settings } from '../settings'
import { ReportModel, type ReportRecord } from './model'

/**
 * Gives a report that opens a case a number that no case has, in place of one that is taken. Of two equal requests only one
 * changes it, and both go on with that.
 */
export async function takeFreeNumber(report: ReportRecord): Promise<void> {
  const { _id, caseNo: taken, sentAt } = report
  const caseNo = await nextFreeCaseNo(settings().division, sentAt)
  await ReportModel.updateOne({ _id, caseNo: taken, complete: false }, { $set: { caseNo } })
  const now = await ReportModel.findById(_id).orFail().lean()
  report.caseNo = now.caseNo
}
