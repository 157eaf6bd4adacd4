import type { Role } from '../../contracts/staff/roles'

const watchers: readonly Role[] = ['supervisor', 'lead', 'dispatcher']

/** Whether these roles may see the wall. */
export function watchesWall(roles: readonly Role[]): boolean {
  return roles.some(role => watchers.includes(role))
}
