import { Secret, TOTP } from 'otpauth'

const stepMs = 30_000
/** Clocks of phones are a little off: the code before and the code after count, too. */
const window = 1

const totpOf = (secret: string, username = '') =>
  new TOTP({
    issuer: '码上办',
    label: username,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: 30
  })

export const isCode = (typed: string) => /^\d{6}$/.test(typed)

/** Makes a secret of 160 bits, in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator reads from a QR code. */
export function addressOfSecret(secret: string, username: string): string {
  return totpOf(secret, username).toString()
}

/** Returns the time step of which this is the code; nothing when it is none of those that count now. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  // The library throws at what has not the length of a code.
  if (!isCode(code)) return undefined
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token: code, timestamp, window })
  return delta === null ? undefined : Math.floor(timestamp / stepMs) + delta
}

/** The code of a moment, for those who have the secret. */
export function codeAt(secret: string, moment: Date): string {
  return totpOf(secret).generate({ timestamp: moment.getTime() })
}
