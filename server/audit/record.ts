import { createHash } from 'node:crypto'
import { Types } from 'mongoose'
import type { AuditAction } from '../../contracts/audit/views'
import { AuditModel } from './model'

interface Entry {
  action: AuditAction
  by: { id?: string; username: string; name: string }
  subject?: string
  reason?: string
}

/** Writes an entry before the action itself: what cannot be recorded does not happen. */
export async function record(entry: Entry, at = new Date()): Promise<void> {
  await AuditModel.insert({ ...entry, at })
}

/**
 * Writes an entry about something that is on record already under a name of its own, such as a saved version. The same
 * name is written once.
 */
export async function recordOnce(name: string, entry: Entry, at: Date): Promise<void> {
  const _id = new Types.ObjectId(createHash('sha256').update(name).digest('hex').slice(0, 24))
  await AuditModel.insertOnce(_id, { ...entry, at })
}
