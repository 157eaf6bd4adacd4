import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { settings } from '../settings'

/** How to reach a reporter. Encrypted in the database. Every look is recorded in the audit log. */
export interface ContactDetails {
  name?: string
  phone: string
}

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', settings().secrets.contact, '', 'reporter contact', 32))
}

/** Encrypts with AES-256-GCM. Returns nonce, tag and text as base64url. */
export function sealContact(contact: ContactDetails): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify(contact), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

export function openContact(sealed: string): ContactDetails {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
}
