import { createSecretKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { settings } from '../settings'

const daySeconds = 86_400

/** `console`: a session of staff in the console's cookie. Neither kind of token of staff works in the other's place. */
export type Audience = 'resident' | 'staff' | 'console'

/** As a key, since of a plain text the library first tries whether it is a certificate, on every request. */
const secretOf = (audience: Audience) =>
  createSecretKey(settings().secrets[audience === 'console' ? 'staff' : audience], 'utf8')

/**
 * Signs a token. Tokens of residents and of staff have different secrets and audiences, so neither works as the other.
 */
export function signToken(audience: Audience, claims: { sub: string; sid?: string }, days: number): string {
  return jwt.sign(claims, secretOf(audience), { algorithm: 'HS256', audience, expiresIn: `${days}d` })
}

/** `halfOver`: more than half of its time has passed. */
export type TokenCheck =
  | { sub: string; sid?: string; issuedAt: Date; halfOver: boolean; days: number }
  | 'expired'
  | 'invalid'

export function checkToken(audience: Audience, token: string, now = new Date()): TokenCheck {
  try {
    const claims = jwt.verify(token, secretOf(audience), {
      algorithms: ['HS256'],
      audience,
      clockTimestamp: Math.floor(now.getTime() / 1000)
    })
    if (typeof claims === 'string' || typeof claims.sub !== 'string') return 'invalid'
    const { iat = 0, exp = 0 } = claims
    const halfOver = now.getTime() / 1000 > (iat + exp) / 2
    const days = Math.round((exp - iat) / daySeconds)
    return { sub: claims.sub, sid: claims.sid, issuedAt: new Date(iat * 1000), halfOver, days }
  } catch (error) {
    return error instanceof jwt.TokenExpiredError ? 'expired' : 'invalid'
  }
}

/** Returns the token of `Authorization: Bearer …`, or undefined. */
export function bearerOf(header: string): string | undefined {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1]
}
