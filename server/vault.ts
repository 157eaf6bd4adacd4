import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { settings } from './settings'

/** What is encrypted or hashed. Each has a key of its own, made from the one secret that a city must never lose. */
export type Purpose =
  | 'reporter contact'
  | 'reporter phone'
  | 'second factor'
  | 'second factor offer'
  | 'second step'
  | 'recovery code'
  | 'redacted words'

/** A secret that opens what is stored, and the name that stands before what it has sealed. */
interface Key {
  id: string
  secret: string
}

const keyOf = (secret: string): Key => ({
  id: Buffer.from(hkdfSync('sha256', secret, '', 'key id', 3)).toString('base64url'),
  secret
})

/** The present secret first, and the other one that a city has while it goes from one to the next. */
function keys(): Key[] {
  const { otherContact } = settings().secrets
  return [presentKey(), ...(otherContact ? [keyOf(otherContact)] : [])]
}
const presentKey = () => keyOf(settings().secrets.contact)

const derived = ({ secret }: Key, purpose: Purpose) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))

/**
 * Encrypts with AES-256-GCM. Returns the key's name, a dot, then nonce, tag and text as base64url. Whoever opens it names
 * `boundTo` again, so that nobody who can write to the database puts it beside another name.
 */
export function seal(purpose: Purpose, text: string, boundTo = ''): string {
  const key = presentKey()
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derived(key, purpose), nonce).setAAD(Buffer.from(boundTo))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${key.id}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** Throws when it was sealed for something else, under a secret that is not known, or was changed. */
export function unseal(purpose: Purpose, sealed: string, boundTo = ''): string {
  const at = sealed.indexOf('.')
  const bytes = Buffer.from(sealed.slice(at + 1), 'base64url')
  // What an earlier version sealed names no key.
  const able = at < 0 ? keys() : keys().filter(({ id }) => id === sealed.slice(0, at))
  for (const key of able) {
    try {
      return opened(derived(key, purpose), bytes, boundTo)
    } catch (error) {
      if (key === able.at(-1)) throw error
    }
  }
  throw new Error('Sealed under a secret that is not known')
}

function opened(key: Buffer, bytes: Buffer, boundTo: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(boundTo)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** What everything that is sealed now begins with. */
export const presentMark = () => `${presentKey().id}.`

/** Returns by what the same text is found again. Nobody who has the database alone can try all texts. */
export function keyedHash(purpose: Purpose, text: string): string {
  return hashUnder(presentKey(), purpose, text)
}

/** The same under each secret that is known: what is stored may be older than the present one. */
export function keyedHashes(purpose: Purpose, text: string): { id: string; hash: string }[] {
  return keys().map(key => ({ id: key.id, hash: hashUnder(key, purpose, text) }))
}

function hashUnder(key: Key, purpose: Purpose, text: string): string {
  return createHmac('sha256', derived(key, purpose)).update(text).digest('base64url').slice(0, 22)
}
