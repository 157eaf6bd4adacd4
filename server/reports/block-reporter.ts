import type { Types } from 'mongoose'
import type { NewBlock } from '../../contracts/residents/blocks'
import { isUnder } from '../cases/merged-cases'
import { Refusal } from '../http/refusal'
import { blockSender } from '../residents/block-sender'
import type { Staff } from '../staff/account'
import { isErased } from './erased-person'
import { ReportModel } from './model'

/** Keeps whoever sent a report of a case, or of one merged into it, from sending more. */
export async function blockReporter(
  staff: Staff,
  theCase: { _id: Types.ObjectId; caseNo: string },
  reportId: string,
  block: NewBlock
): Promise<void> {
  const report = await ReportModel.findById(reportId).lean()
  if (!report || !(await isUnder(report.case, theCase))) throw new Refusal('not_found', '没有找到这件上报')
  if (report.source !== 'resident') throw new Refusal('wrong_state', '这件是工作人员登记的，没有可以限制的手机')
  if (isErased(report.resident)) throw new Refusal('not_found', '上报人已经删除了个人信息，不能再限制')
  await blockSender(staff, report.caseNo, report.resident, block)
}
