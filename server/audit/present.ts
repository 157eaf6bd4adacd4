import { auditActionOf } from '../../contracts/audit/actions'
import type { AuditEntry } from '../../contracts/audit/views'
import type { AuditDocument } from './model'

type Stored = AuditDocument & { _id: unknown }

/** What a role is called: only an area above this one knows a city's own. */
export type RoleNames = (role: string) => string

export function presentEntry(entry: Stored, nameOf: RoleNames): AuditEntry {
  const { _id, seq, at, action, by, address, device, subject, reason, changes, hash } = entry
  const { label, refused = false } = auditActionOf(action)
  return {
    id: String(_id),
    ...(seq && { seq }),
    at: at.toISOString(),
    action,
    actionText: label,
    refused,
    by: {
      username: by.username ?? '',
      name: doerOf(by),
      roles: by.roles ?? [],
      roleNames: (by.roles ?? []).map(nameOf)
    },
    ...(address && { address }),
    ...(device && { device }),
    ...(subject && { subject }),
    ...(reason && { reason }),
    ...(changes?.length && { changes: changes.map(presentChange) }),
    ...(hash && { hash })
  }
}

/** 甲, or 甲 代 乙 when they stood in. */
export function doerOf(by: Stored['by']): string {
  const name = by.name ?? ''
  return by.for?.name ? `${name} 代 ${by.for.name}` : name
}

function presentChange({ what, before, after }: NonNullable<AuditDocument['changes']>[number]) {
  return { what, ...(before && { before }), ...(after && { after }) }
}
