import { normalised } from '../../contracts/spelling/normalised'
import { telephone } from '../../contracts/spelling/telephone'
import { log } from '../log'
import { keyedHash, keyedHashes, presentMark, seal, unseal } from '../vault'

/** How to reach a reporter. Encrypted in the database. Every look is recorded in the audit log. */
export interface ContactDetails {
  name?: string
  phone: string
}

export function sealContact(contact: ContactDetails): string {
  return seal('reporter contact', JSON.stringify(contact))
}

export function openContact(sealed: string): ContactDetails {
  return JSON.parse(unseal('reporter contact', sealed))
}

/** Returns nothing when no secret that is known opens it, as after a secret was lost: its report is read all the same. */
export function contactIfReadable(sealed: string): ContactDetails | undefined {
  try {
    return openContact(sealed)
  } catch {
    log.warn('a stored contact cannot be read: CONTACT_SECRET is not the one it was sealed under')
    return undefined
  }
}

/** The digits that tell one telephone from another, however the number is written and without its extension. */
function digitsOf(phone: string): string {
  const [number = ''] = (telephone(phone) ?? normalised(phone)).split('转')
  return number.replace(/\D/g, '')
}

/** Returns by what the same number is found again. */
export function phoneHash(phone: string): string {
  return presentMark() + keyedHash('reporter phone', digitsOf(phone))
}

/** The same as it may be stored: under another secret, or by an earlier version, which named none. */
export function phoneHashes(phone: string): string[] {
  return keyedHashes('reporter phone', digitsOf(phone)).flatMap(({ id, hash }) => [`${id}.${hash}`, hash])
}
