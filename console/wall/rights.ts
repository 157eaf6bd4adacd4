import type { Role } from '../../contracts/staff/roles'

const watchers: readonly Role[] = ['supervisor', 'lead', 'dispatcher']

/** Whether these roles watch over the whole and not only over their own desk. */
export function watchesWall(roles: readonly Role[]): boolean {
  return roles.some(role => watchers.includes(role))
}
