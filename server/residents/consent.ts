import { asksAgain, presentVersion } from '../../contracts/privacy/versions'
import type { ConsentView, NewConsent } from '../../contracts/residents/consent'
import { Refusal } from '../http/refusal'
import { withdrawConsents } from './consents'
import { ResidentModel } from './model'

/** Records to which version of the privacy text a resident has agreed, and when. Saying so again keeps the first moment. */
export async function giveConsent(
  id: string,
  { version, client, guardian }: NewConsent,
  now = new Date()
): Promise<ConsentView> {
  const consent = { version, at: now, client, ...(guardian && { guardian: true }) }
  const same = {
    'consent.version': version,
    'consent.client': client,
    'consent.guardian': guardian ? true : null,
    'consent.withdrawnAt': null
  }
  // A page or an outbox from before knows an older text: it neither takes the place of a newer consent nor undoes a withdrawal.
  const newer = { 'consent.version': { $gt: version } }
  const withdrawn = { 'consent.withdrawnAt': { $ne: null } }
  const older = version < presentVersion ? [newer, withdrawn] : []
  await ResidentModel.updateOne({ _id: id, $nor: [same, ...older] }, { $set: { consent } })
  return consentOf(id)
}

/** Takes it back, with every consent to be told in WeChat. What was sent is gone on with. */
export async function withdrawConsent(id: string, now = new Date()): Promise<ConsentView> {
  await ResidentModel.updateOne(
    { _id: id, 'consent.version': { $exists: true }, 'consent.withdrawnAt': null },
    { $set: { 'consent.withdrawnAt': now } }
  )
  await withdrawConsents(id)
  return consentOf(id)
}

/** Returns what a resident has agreed to, and whether they are asked before the next sending. */
export async function consentOf(id: string): Promise<ConsentView> {
  const { consent } = await ResidentModel.findById(id, { consent: 1 })
    .lean()
    .orFail(() => new Refusal('session_expired'))
  if (!consent) return { asks: true }
  const { version, at, client, guardian, withdrawnAt } = consent
  return {
    given: {
      version,
      at: at.toISOString(),
      client,
      guardian: guardian === true,
      ...(withdrawnAt && { withdrawnAt: withdrawnAt.toISOString() })
    },
    asks: Boolean(withdrawnAt) || asksAgain(version)
  }
}
