import { watcherOf } from '../../../contracts/accounts/separate'
import { squeezed } from '../../../contracts/spelling/normalised'
import { allRights, defaultRightsOf, givenRights, type Right, withThoseThatCome } from '../../../contracts/staff/rights'
import { roles as builtIn, isBuiltIn, type Role } from '../../../contracts/staff/roles'
import { kept } from '../../db/kept'
import { settings } from '../../settings'
import { type RoleDocument, RoleModel } from './model'

/** A role as it holds now. */
export interface KeptRole {
  id: string
  name: string
  /** With those that come with them. */
  rights: readonly Right[]
  /** Whether somebody decided that it must have a second factor, or need not. */
  secondFactor?: boolean
  active: boolean
  version: number
}

/** The built-in roles, then the city's own by name. */
export type Roles = ReadonlyMap<string, KeptRole>

const everyRole = kept('roles', readRoles)

/** Returns every role, the closed ones among them. */
export const allRoles = (): Promise<Roles> => everyRole()

/** The same as the database has it now, for what has to be so at the moment of a write. */
export async function readRoles(): Promise<Roles> {
  const stored = await RoleModel.find().sort({ spelling: 1, _id: 1 }).lean()
  const changed = new Map(stored.map(each => [each._id, each as RoleDocument]))
  const known = (Object.keys(builtIn) as Role[]).map(role => builtInRole(role, changed.get(role)))
  const own = [...changed.values()].filter(({ _id }) => !isBuiltIn(_id)).map(ownRole)
  return new Map([...known, ...own].map(role => [role.id, role]))
}

function builtInRole(id: Role, stored: RoleDocument | undefined): KeptRole {
  const given = [...defaultRightsOf([id]), ...(stored?.rights ?? [])].filter(right => !stored?.taken?.includes(right))
  return { id, name: builtIn[id], rights: known(given), active: true, ...settingsOf(stored) }
}

function ownRole(stored: RoleDocument): KeptRole {
  const { _id: id, name, rights, active } = stored
  return { id, name: name ?? '', rights: known(rights), active: active !== false, ...settingsOf(stored) }
}

const settingsOf = (stored: RoleDocument | undefined) => ({
  version: stored?.version ?? 0,
  ...(typeof stored?.secondFactor === 'boolean' && { secondFactor: stored.secondFactor })
})

/** A right that this version does not know is none. */
const known = (rights: readonly Right[]) => withThoseThatCome(givenRights.filter(right => rights.includes(right)))

/** The watcher whose second factor the machine's settings demand of this role, too. */
export function secondFactorIsFixed({ rights }: Pick<KeptRole, 'rights'>): boolean {
  const watcher = watcherOf(rights)
  return watcher !== undefined && settings().secondFactorRoles.includes(watcher)
}

/** Whether whoever has this role must have a second factor. */
export function demandsSecondFactor(role: KeptRole): boolean {
  if (secondFactorIsFixed(role)) return true
  return role.secondFactor ?? settings().secondFactorRoles.some(each => each === role.id)
}

/** The ids of the open roles with a right, for a query. */
export async function rolesWith(right: Right, roles?: Roles): Promise<string[]> {
  const all = [...(roles ?? (await allRoles())).values()]
  return all.filter(({ active, rights }) => active && rights.includes(right)).map(({ id }) => id)
}

/** What a role is called; one that nobody knows by its id. */
export async function roleNames(): Promise<(role: string) => string> {
  const roles = await allRoles()
  return role => roles.get(role)?.name ?? role
}

/** The name as it is compared with others. */
export const spellingOf = (name: string) => squeezed(name).toLowerCase()

/** Finds a role by its id or its name, as people write it in tables and commands. */
export function roleNamed(word: string, roles: Roles): KeptRole | undefined {
  const spelling = spellingOf(word)
  return roles.get(spelling) ?? [...roles.values()].find(({ name }) => spellingOf(name) === spelling)
}

/** Each of these rights once, in the table's order. */
export const rightsInOrder = (rights: readonly Right[]) => allRights.filter(right => rights.includes(right))
