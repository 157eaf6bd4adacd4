import type { Types } from 'mongoose'
import type { Role } from '../../contracts/staff/roles'
import { record } from '../audit/record'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { type ContactDetails, openContact } from './contact-vault'
import { ReportModel } from './model'

/** Roles that may have to call somebody back. */
const lookers: readonly Role[] = ['operator', 'lead']

export const mayLookAtContacts = (staff: Staff) => staff.roles.some(role => lookers.includes(role))

/** How to reach whoever sent a report, for a named role with a reason; each look stands in the audit log first. */
export async function showContact(
  staff: Staff,
  found: { _id: Types.ObjectId; caseNo: string },
  reportId: string,
  reason: string
): Promise<ContactDetails> {
  if (!mayLookAtContacts(staff)) throw new Refusal('forbidden', '您的岗位不能查看上报人的联系方式')
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
