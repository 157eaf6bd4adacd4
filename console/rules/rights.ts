import type { RulebookKind } from '../../contracts/rules/rulebooks'
import type { Role } from '../../contracts/staff/roles'

const readers: readonly Role[] = ['administrator', 'supervisor', 'operator', 'lead', 'dispatcher']

const editors: Record<RulebookKind, readonly Role[]> = {
  calendar: ['administrator'],
  stages: ['administrator'],
  dispatch: ['administrator', 'dispatcher'],
  texts: ['administrator', 'lead']
}

export function readsRules(roles: readonly Role[]): boolean {
  return roles.some(role => readers.includes(role))
}

/** Whether the form is open for writing; the server has the last word. */
export function editsRules(kind: RulebookKind, roles: readonly Role[]): boolean {
  return roles.some(role => editors[kind].includes(role))
}
