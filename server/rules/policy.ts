import type { RulebookKind } from '../../contracts/rules/rulebooks'
import type { Role } from '../../contracts/staff/roles'
import type { Staff } from '../staff/account'

const editors: Record<RulebookKind, readonly Role[]> = {
  calendar: ['administrator'],
  stages: ['administrator'],
  dispatch: ['administrator', 'dispatcher'],
  texts: ['administrator', 'lead']
}

const readers: readonly Role[] = ['administrator', 'supervisor', 'operator', 'lead', 'dispatcher']

export const mayEdit = (kind: RulebookKind, { roles }: Staff): boolean =>
  roles.some(role => editors[kind].includes(role))

export const mayRead = ({ roles }: Staff): boolean => roles.some(role => readers.includes(role))
