import type { QueryFilter } from 'mongoose'
import { type Others, workThrough } from '../db/work-through'
import { presentMark } from '../vault'
import { openContact, phoneHash, sealContact } from './contact-vault'
import { ReportModel, type ReportRecord } from './model'

const atOnce = 200

/** Contacts that are not under the present secret: of an earlier version, or of before it was changed. Each by its index. */
function older(): QueryFilter<ReportRecord>[] {
  const mark = presentMark()
  // The first text that comes after all that begin with the mark.
  const beyond = `${mark.slice(0, -1)}/`
  return [null, { $lt: mark }, { $gte: beyond }].map(hash => ({ contact: { $exists: true }, phoneHash: hash }))
}

/**
 * Seals a batch of contacts under the present secret and lets the desk find them by the number that was left. It may run in
 * several processes and be broken off. A contact that no known secret opens stays as it is. Returns how many it did.
 */
export function upgradeContacts(now = new Date()): Promise<number> {
  return workThrough({
    job: 'keep contacts under the present secret',
    now,
    async read(others: Others) {
      for (const wanted of older()) {
        const found = await ReportModel.find({ ...wanted, ...others })
          .select({ contact: 1, caseNo: 1 })
          .limit(atOnce)
          .lean()
        if (found.length > 0) return found
      }
      return []
    },
    async each({ _id, contact }) {
      if (!contact) return false
      const details = openContact(contact)
      const anew = { contact: sealContact(details), phoneHash: phoneHash(details.phone) }
      // Nothing is written where it was erased or sealed anew meanwhile.
      return (await ReportModel.updateOne({ _id, contact }, { $set: anew })).modifiedCount > 0
    },
    name: ({ caseNo }) => caseNo
  })
}

/** Returns how many contacts are not under the present secret. */
export async function contactsLeft(): Promise<number> {
  const counts = await Promise.all(older().map(each => ReportModel.countDocuments(each)))
  return counts.reduce((sum, count) => sum + count, 0)
}
