import { type AuditAction, type AuditKind, auditActions, auditKinds } from '../../contracts/audit/actions'

/** What the auditor looks for, stored in the page's address. Without a value a filter is open. */
export interface AuditAddress {
  who?: string
  kind?: AuditKind
  action?: AuditAction
  subject?: string
  from?: string
  to?: string
}

const texts = { who: 64, subject: 200, from: 10, to: 10 } as const

export function readAuditAddress(search: URLSearchParams): AuditAddress {
  const { kind, action } = Object.fromEntries(search)
  const typed = Object.entries(texts).map(([name, most]) => [name, (search.get(name) ?? '').trim().slice(0, most)])
  const given = Object.fromEntries(typed.filter(([, value]) => value)) as AuditAddress
  return {
    ...given,
    ...(kind && Object.hasOwn(auditKinds, kind) && { kind: kind as AuditKind }),
    ...(action && Object.hasOwn(auditActions, action) && { action: action as AuditAction })
  }
}

export function writeAuditAddress(address: AuditAddress): string {
  const given = Object.entries(address).filter(([, value]) => value)
  return new URLSearchParams(given).toString()
}
