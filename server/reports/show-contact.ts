import type { Types } from 'mongoose'
import { record } from '../audit/record'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { type ContactDetails, openContact } from './contact-vault'
import { ReportModel } from './model'

/** How to reach whoever sent a report, with a reason; each look stands in the audit log first. */
export async function showContact(
  staff: Staff,
  found: { _id: Types.ObjectId; caseNo: string },
  reportId: string,
  reason: string
): Promise<ContactDetails> {
  const report = await ReportModel.findOne({ _id: reportId, case: found._id }).lean()
  if (!report?.contact) throw new Refusal('not_found', '上报人没有留联系方式')
  await record({
    action: 'contactSeen',
    by: { id: staff.id, username: staff.username, name: staff.name },
    subject: found.caseNo,
    reason
  })
  return openContact(report.contact)
}
