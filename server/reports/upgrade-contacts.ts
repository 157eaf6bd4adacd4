import { log } from '../log'
import { openContact, phoneHash } from './contact-vault'
import { ReportModel } from './model'

const unhashed = { contact: { $exists: true }, phoneHash: { $exists: false } }

/**
 * Lets the desk find reports of earlier versions by the number that was left. Runs at every start, finds nothing after the
 * first, and may be broken off. A contact that the secret does not open stays as it is.
 */
export async function upgradeContacts(): Promise<number> {
  let upgraded = 0
  for await (const { _id, contact } of ReportModel.find(unhashed).select({ contact: 1 }).lean().cursor()) {
    const hash = hashOf(contact)
    if (hash) upgraded += (await ReportModel.updateOne({ _id }, { $set: { phoneHash: hash } })).modifiedCount
    else log.warn({ report: String(_id) }, 'the contact of a report cannot be opened')
  }
  return upgraded
}

function hashOf(sealed: string | null | undefined): string | undefined {
  try {
    return sealed ? phoneHash(openContact(sealed).phone) : undefined
  } catch {
    return undefined
  }
}
