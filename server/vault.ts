import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { settings } from './settings'

/** What is encrypted or hashed. Each has a key of its own, made from the one secret that a city must never lose. */
export type Purpose = 'reporter contact' | 'reporter phone' | 'second factor' | 'recovery code'

function keyFor(purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', settings().secrets.contact, '', purpose, 32))
}

/**
 * Encrypts with AES-256-GCM. Returns nonce, tag and text as base64url. Whoever opens it names `boundTo` again, so that
 * nobody who can write to the database puts it beside another name.
 */
export function seal(purpose: Purpose, text: string, boundTo = ''): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(Buffer.from(boundTo))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Throws when it was sealed for something else, under another secret, or was changed. */
export function unseal(purpose: Purpose, sealed: string, boundTo = ''): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(boundTo)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** Returns by what the same text is found again. Nobody who has the database alone can try all texts. */
export function keyedHash(purpose: Purpose, text: string): string {
  return createHmac('sha256', keyFor(purpose)).update(text).digest('base64url').slice(0, 22)
}
