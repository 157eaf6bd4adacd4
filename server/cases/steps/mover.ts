import type { Actor } from '../../../contracts/staff/roles'
import type { Staff } from '../../staff/account'

/** Who takes a step: staff, the resident who reported, or the system. */
export interface Mover {
  id: string
  name: string
  actors: readonly Actor[]
  department?: string
}

export function staffMover(staff: Staff): Mover {
  return {
    id: staff.id,
    name: staff.name,
    actors: staff.roles,
    ...(staff.department && { department: staff.department })
  }
}

export function residentMover(id: string): Mover {
  return { id, name: '市民', actors: ['resident'] }
}
