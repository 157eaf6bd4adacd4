import { type Others, workThrough } from '../db/work-through'
import { openContact, phoneHash } from './contact-vault'
import { ReportModel } from './model'

const unhashed = { contact: { $exists: true }, phoneHash: null }
const atOnce = 200

/**
 * Lets the desk find a batch of reports of earlier versions by the number that was left. It may run in several processes and
 * be broken off. A contact that the secret does not open stays as it is. Returns how many it did.
 */
export function upgradeContacts(now = new Date()): Promise<number> {
  return workThrough({
    job: 'let reports be found by telephone number',
    now,
    read: (others: Others) =>
      ReportModel.find({ ...unhashed, ...others })
        .select({ contact: 1, caseNo: 1 })
        .limit(atOnce)
        .lean(),
    each: async ({ _id, contact }) => {
      const hash = contact && phoneHash(openContact(contact).phone)
      return hash
        ? (await ReportModel.updateOne({ _id, phoneHash: null }, { $set: { phoneHash: hash } })).modifiedCount > 0
        : false
    },
    name: ({ caseNo }) => caseNo
  })
}
