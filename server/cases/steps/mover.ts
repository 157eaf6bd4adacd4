import type { Types } from 'mongoose'
import type { Actor } from '../../../contracts/staff/roles'
import type { Staff } from '../../staff/account'

/** Who takes a step: staff, the resident who reported, or the system. */
export interface Mover {
  id: string
  name: string
  actors: readonly Actor[]
  department?: string
  /** Who really moves it, standing in for a colleague. */
  person?: string
  /** The member of staff who acts for a caller, and for which report. */
  through?: { id: string; name: string; report: Types.ObjectId }
}

export function staffMover(staff: Staff): Mover {
  return {
    id: staff.id,
    name: staff.name,
    actors: staff.roles,
    ...(staff.department && { department: staff.department }),
    ...(staff.person && { person: staff.person.id })
  }
}

/** The person on the line, as whom a member of staff acts: what holds for a resident holds for them. */
export function callerMover(person: string, { id, name }: Staff, report: Types.ObjectId): Mover {
  return { ...residentMover(person), through: { id, name, report } }
}

export function residentMover(id: string): Mover {
  return { id, name: '市民', actors: ['resident'] }
}
