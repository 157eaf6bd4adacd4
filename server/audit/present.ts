import { auditActionOf } from '../../contracts/audit/actions'
import type { AuditEntry } from '../../contracts/audit/views'
import type { Role } from '../../contracts/staff/roles'
import type { AuditDocument } from './model'

type Stored = AuditDocument & { _id: unknown }

export function presentEntry(entry: Stored): AuditEntry {
  const { _id, seq, at, action, by, address, device, subject, reason, changes, hash } = entry
  const { label, refused = false } = auditActionOf(action)
  return {
    id: String(_id),
    ...(seq && { seq }),
    at: at.toISOString(),
    action,
    actionText: label,
    refused,
    by: { username: by.username ?? '', name: nameOf(by), roles: (by.roles ?? []) as Role[] },
    ...(address && { address }),
    ...(device && { device }),
    ...(subject && { subject }),
    ...(reason && { reason }),
    ...(changes?.length && { changes: changes.map(presentChange) }),
    ...(hash && { hash })
  }
}

/** 甲, or 甲 代 乙 when they stood in. */
export function nameOf(by: Stored['by']): string {
  const name = by.name ?? ''
  return by.for?.name ? `${name} 代 ${by.for.name}` : name
}

function presentChange({ what, before, after }: NonNullable<AuditDocument['changes']>[number]) {
  return { what, ...(before && { before }), ...(after && { after }) }
}
