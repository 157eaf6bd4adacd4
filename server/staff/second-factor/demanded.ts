import type { Role } from '../../../contracts/staff/roles'
import { settings } from '../../settings'

/** Whether one of these roles must have a second factor in this city. */
export function demandsSecondFactor(held: readonly Role[]): boolean {
  return settings().secondFactorRoles.some(role => held.includes(role))
}

/** Whether somebody must set a second factor before anything else. */
export function lacksSecondFactor({ roles, secondFactorSince }: { roles: Role[]; secondFactorSince?: Date | null }) {
  return !secondFactorSince && demandsSecondFactor(roles)
}
