import type { Types } from 'mongoose'
import { record } from '../audit/record'
import { isUnder } from '../cases/merged-cases'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { type ContactDetails, contactIfReadable } from './contact-vault'
import { ReportModel } from './model'

/** Returns how to reach a reporter of a case or of one merged into it, for a reason. The audit log records the look first. */
export async function showContact(
  staff: Staff,
  theCase: { _id: Types.ObjectId; caseNo: string },
  reportId: string,
  reason: string
): Promise<ContactDetails> {
  const report = await ReportModel.findById(reportId).lean()
  if (!report?.contact || !(await isUnder(report.case, theCase))) throw new Refusal('not_found', '上报人没有留联系方式')
  await record({ action: 'contactSeen', by: staff, subject: theCase.caseNo, reason })
  const contact = contactIfReadable(report.contact)
  if (!contact) throw new Refusal('wrong_state', '这个联系方式现在读不出来，请告诉管理员：要找回它保存时的密钥')
  return contact
}
