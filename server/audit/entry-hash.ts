import { createHmac } from 'node:crypto'
import type { Types } from 'mongoose'
import type { AuditAction } from '../../contracts/audit/actions'
import { settings } from '../settings'

type Maybe<T> = T | null | undefined

type Person = { id?: Maybe<string>; username?: Maybe<string>; name?: Maybe<string> }

/** Everything an entry says. What the database gives for an absent field does not matter. */
export interface Said {
  _id: Types.ObjectId
  at: Date
  action: AuditAction
  by: Person & { roles?: Maybe<string[]>; for?: Maybe<Person> }
  address?: Maybe<string>
  device?: Maybe<string>
  subject?: Maybe<string>
  reason?: Maybe<string>
  unchained?: Maybe<number>
  changes?: Maybe<{ what: string; before?: Maybe<string>; after?: Maybe<string> }[]>
}

/**
 * Returns the HMAC-SHA256 of all that an entry says, in hexadecimal. `before` is what it hangs on. Whoever can write to the
 * database but does not know AUDIT_SECRET cannot make one up.
 */
export function hashOf(before: readonly (string | number)[], said: Said): string {
  const { _id, at, action, by, address, device, subject, reason, changes, unchained } = said
  const facts = [
    ...before,
    String(_id),
    at.toISOString(),
    action,
    [
      ...person(by),
      by.roles?.length ? [...by.roles] : undefined,
      // So do those of whoever stood in for nobody.
      ...(by.for ? [person(by.for)] : [])
    ],
    address,
    device,
    subject,
    reason,
    changes?.length ? changes.map(({ what, before, after }) => [what, before, after]) : undefined,
    // Entries from before there was this fact keep their hash.
    ...(typeof unchained === 'number' ? [unchained] : [])
  ]
  // `undefined` in a list is written as null, so that absent is absent however the database tells it.
  const text = JSON.stringify(facts, (_key, value) => (typeof value === 'string' ? asStored(value) : value))
  return createHmac('sha256', settings().secrets.audit).update(text).digest('hex')
}

const person = ({ id, username, name }: Person) => [id, username, name]

/** Half of a symbol, as a cut emoji leaves it, is stored as a replacement character. */
const asStored = (text: string) => Buffer.from(text).toString()
