import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { normalised } from '../../contracts/spelling/normalised'
import { telephone } from '../../contracts/spelling/telephone'
import { settings } from '../settings'

/** How to reach a reporter. Encrypted in the database. Every look is recorded in the audit log. */
export interface ContactDetails {
  name?: string
  phone: string
}

function key(purpose: 'reporter contact' | 'reporter phone'): Buffer {
  return Buffer.from(hkdfSync('sha256', settings().secrets.contact, '', purpose, 32))
}

/** Encrypts with AES-256-GCM. Returns nonce, tag and text as base64url. */
export function sealContact(contact: ContactDetails): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key('reporter contact'), nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify(contact), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

export function openContact(sealed: string): ContactDetails {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key('reporter contact'), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
}

/** The digits that tell one telephone from another, however the number is written and without its extension. */
function digitsOf(phone: string): string {
  const [number = ''] = (telephone(phone) ?? normalised(phone)).split('转')
  return number.replace(/\D/g, '')
}

/**
 * Returns by what the same number is found again: a hash under a key of its own, so that nobody who has the database alone
 * can try all numbers.
 */
export function phoneHash(phone: string): string {
  return createHmac('sha256', key('reporter phone')).update(digitsOf(phone)).digest('base64url').slice(0, 22)
}
