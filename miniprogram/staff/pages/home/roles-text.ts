import { type Role, roles } from '../../../../contracts/staff/roles'

export function rolesText(own: readonly Role[]): string {
  return own.map(role => roles[role]).join('、')
}
