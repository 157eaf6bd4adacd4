import type * as messages from '../../contracts/messages/api'
import type * as rows from '../../contracts/residents/api'
import type { Erasure } from '../../contracts/residents/erasure'
import { callAsResident, callOpen } from '../api/call'

export function erase(erasure: Erasure) {
  return callAsResident<typeof rows.erase>('POST /api/erasure', { body: erasure })
}

/** Where everything of mine can be fetched for some minutes. */
export function ownDataAddress() {
  return callAsResident<typeof rows.ownDataAddress>('POST /api/own-data', { body: {} })
}

/** Takes back every consent to be told in WeChat. */
export function unsubscribe() {
  return callAsResident<typeof messages.unsubscribe>('DELETE /api/subscriptions')
}

export const readPrivacy = () => callOpen<typeof rows.privacy>('GET /api/privacy')
export const readConsent = () => callAsResident<typeof rows.consent>('GET /api/consent')
export const withdrawConsent = () => callAsResident<typeof rows.withdrawConsent>('DELETE /api/consent')
