import type * as rows from '../../contracts/residents/api'
import { agreed, markTold } from '../drafts/consent'
import { clientKind } from '../platform/client-kind'
import { callAsResident } from './call'

/** Tells the city what was agreed to on this phone, once in a session, before the first sending. */
export async function tellConsent(): Promise<void> {
  const known = agreed()
  if (!known || known.told) return
  const { version, guardian } = known
  await callAsResident<typeof rows.giveConsent>('POST /api/consent', {
    body: { version, client: clientKind, guardian }
  })
  markTold()
}
