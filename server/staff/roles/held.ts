import { onOneSide } from '../../../contracts/accounts/separate'
import type { Right } from '../../../contracts/staff/rights'
import { forgetKept } from '../../db/marks'
import { allRoles, demandsSecondFactor, type KeptRole, type Roles, rightsInOrder } from './kept-roles'

/** A role that somebody has, with what it lets them do. */
export interface HeldRole {
  id: string
  name: string
  rights: readonly Right[]
}

/** What somebody's roles come to. */
export interface Held {
  held: readonly HeldRole[]
  rights: readonly Right[]
  secondFactor: boolean
}

type Together = Pick<Held, 'held' | 'rights'>

/** Whom a message goes to is asked of every account, and a city has few sets of roles: each is worked out once. */
const worked = new WeakMap<Roles, Map<string, Together>>()

/** Returns what these roles come to. A closed one gives nothing. */
export function heldOf(ids: readonly string[], roles: Roles): Held {
  const sets = worked.get(roles) ?? new Map<string, Together>()
  worked.set(roles, sets)
  const set = ids.join(' ')
  const together = sets.get(set) ?? putTogether(ids, roles)
  sets.set(set, together)
  return { ...together, secondFactor: ids.some(id => demands(roles.get(id))) }
}

function putTogether(ids: readonly string[], roles: Roles): Together {
  const mine = ids.flatMap(id => roles.get(id) ?? []).filter(({ active }) => active)
  const rights = onOneSide(rightsInOrder(mine.flatMap(role => role.rights)))
  const held = mine.map(({ id, name, rights: own }) => ({
    id,
    name,
    rights: own.filter(each => rights.includes(each))
  }))
  return { held, rights }
}

const demands = (role: KeptRole | undefined) => role?.active === true && demandsSecondFactor(role)

export interface WithRoles {
  roles: readonly string[]
  /** The versions of its roles that an account has been told of. */
  roleVersions?: unknown
}

/**
 * Returns what an account may do now. A change of a role is written into every account that has it: whoever reads the account
 * knows when the roles that this process keeps are older.
 */
export async function heldNow(account: WithRoles): Promise<Held> {
  const roles = await allRoles()
  if (!isBehind(roles, account)) return heldOf(account.roles, roles)
  forgetKept('roles')
  return heldOf(account.roles, await allRoles())
}

function isBehind(roles: Roles, { roleVersions }: WithRoles): boolean {
  const told = Object.entries((roleVersions ?? {}) as Record<string, number>)
  return told.some(([role, version]) => (roles.get(role)?.version ?? 0) < version)
}

/** The first of somebody's roles that gives them a right. */
export function roleThatGives({ held }: Pick<Held, 'held'>, right: Right): HeldRole | undefined {
  return held.find(({ rights }) => rights.includes(right))
}
