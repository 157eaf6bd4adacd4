import type { AuditAction } from '../../contracts/audit/views'
import { AuditModel } from './model'

interface Deed {
  action: AuditAction
  by: { id?: string; username: string; name: string }
  subject?: string
  reason?: string
}

/** Writes down what was done before it is done: what cannot be recorded does not happen. */
export async function record(deed: Deed, at = new Date()): Promise<void> {
  await AuditModel.create({ ...deed, at })
}
