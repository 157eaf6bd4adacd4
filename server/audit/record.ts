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
  await AuditModel.create({ ...entry, at })
}
