import type { Role } from '../../../contracts/staff/roles'

/** What somebody does on the way, by their roles. */
export function dutiesOf(roles: readonly Role[]) {
  const has = (...some: Role[]) => some.some(role => roles.includes(role))
  return {
    /** Verifies and checks on site, patrols, hangs codes. */
    collects: has('collector'),
    /** Works off what a department has been given. */
    handles: has('clerk', 'handler'),
    /** Looks after cases of all departments. */
    oversees: has('operator', 'lead', 'dispatcher', 'supervisor')
  }
}
export type Duties = ReturnType<typeof dutiesOf>
