import { createHash } from 'node:crypto'
import { Types } from 'mongoose'
import type { AuditAction } from '../../contracts/audit/actions'
import type { AuditChange } from '../../contracts/audit/views'
import { askedFrom, isFromBefore } from '../http/asked-from'
import { chainWriter } from './chain'

export interface Entry {
  action: AuditAction
  /** Who did it, as a session tells; whoever has not signed in has neither id nor roles. */
  by: {
    id?: string
    username: string
    name: string
    roles?: readonly string[]
    /** Who really did it, standing in for the one above. */
    person?: { id: string; username: string; name: string; standsFor: string }
  }
  subject?: string
  reason?: string
  changes?: AuditChange[]
  /** Leaves out address and device: they are a resident's own. */
  fromNowhere?: true
}

const chain = chainWriter()

export const forgetEndOfLog = () => chain.forget()

/** Writes an entry before the action itself: what cannot be recorded does not happen. */
export async function record(entry: Entry, at = new Date()): Promise<void> {
  await chain.append(told(entry, at))
}

/**
 * Writes an entry about something that is on record already under a name of its own, such as a saved version. The same
 * name is written once; returns whether it was now.
 */
export async function recordOnce(name: string, entry: Entry, at: Date): Promise<boolean> {
  return chain.append(told(entry, at), nameToId(name))
}

/** The id of the entry that `recordOnce` wrote under a name. */
export function nameToId(name: string): Types.ObjectId {
  return new Types.ObjectId(createHash('sha256').update(name).digest('hex').slice(0, 24))
}

function told({ action, by, subject, reason, changes, fromNowhere }: Entry, at: Date) {
  const from = fromNowhere || isFromBefore(at) ? undefined : askedFrom()
  return {
    at,
    action,
    // Whoever is signed in has more facts than belong here.
    by: {
      ...whoDid(by),
      ...(by.roles && { roles: [...by.roles] })
    },
    ...(from && { address: from.address, ...(from.device && { device: from.device }) }),
    ...(subject && { subject }),
    ...(reason && { reason }),
    ...(changes?.length && { changes })
  }
}

/** An entry is about the person who did it, and says for whom they stood in. */
function whoDid({ id, username, name, person }: Entry['by']) {
  if (!person) return { username, name, ...(id && { id }) }
  const { standsFor, ...who } = person
  return { ...who, for: { id, username, name: standsFor } }
}
