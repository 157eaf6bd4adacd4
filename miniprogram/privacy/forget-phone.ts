import { forgetOffline } from '../platform/keep-offline'
import { readStored, removeStored, storedNames } from '../platform/phone-storage'
import { removePhoto } from '../platform/photo-store'

/** What this phone keeps for a resident. What it keeps for staff stays: a colleague's phone may be a resident's, too. */
const isResidents = (name: string) =>
  ['token', 'receipts', 'here', 'consent', 'sent-meanwhile', 'places'].includes(name) || /^(draft|form):/.test(name)

/** Forgets session, receipts, consent and whatever was written and not sent, with its photos. */
export function forgetPhone() {
  for (const name of storedNames().filter(isResidents)) {
    const draft = readStored<{ unsent?: unknown; photos?: unknown }>(name)
    for (const photo of photosIn(draft)) removePhoto(photo)
    removeStored(name)
  }
  void forgetOffline()
}

function photosIn(draft: { unsent?: unknown; photos?: unknown } | undefined): string[] {
  const sent = Array.isArray(draft?.photos) ? draft.photos.map(photo => (photo as { kept?: unknown })?.kept) : []
  const unsent = Array.isArray(draft?.unsent) ? draft.unsent : []
  return [...sent, ...unsent].filter(name => typeof name === 'string')
}
