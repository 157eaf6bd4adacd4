import type { Types } from 'mongoose'
import { type Post, posts, postsOf } from '../../../contracts/staff/posts'
import { type Actor, isBuiltIn } from '../../../contracts/staff/roles'
import type { Staff } from '../../staff/account'
import { roleThatGives } from '../../staff/roles/held'

/** Who takes a step: staff, the resident who reported, or the system. */
export interface Mover {
  id: string
  name: string
  actors: readonly Actor[]
  /** What the role is called that brings a post, where it is a city's own. */
  titles?: { readonly [post in Actor]?: string }
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
    actors: postsOf(staff.rights),
    titles: titlesOf(staff),
    ...(staff.department && { department: staff.department }),
    ...(staff.person && { person: staff.person.id })
  }
}

function titlesOf(staff: Staff): Mover['titles'] {
  const named = postsOf(staff.rights).flatMap((post): [Post, string][] => {
    const role = roleThatGives(staff, posts[post])
    return role && !isBuiltIn(role.id) ? [[post, role.name]] : []
  })
  return Object.fromEntries(named)
}

/** The post in which somebody takes a step, for the history, and what their own role is called where that is another. */
export function postFor(by: readonly Actor[], { actors, titles }: Pick<Mover, 'actors' | 'titles'>) {
  const role = by.find(actor => actors.includes(actor))
  const title = role && titles?.[role]
  return { role, ...(title && { title }) }
}

/** The person on the line, as whom a member of staff acts: what holds for a resident holds for them. */
export function callerMover(person: string, { id, name }: Staff, report: Types.ObjectId): Mover {
  return { ...residentMover(person), through: { id, name, report } }
}

export function residentMover(id: string): Mover {
  return { id, name: '市民', actors: ['resident'] }
}
