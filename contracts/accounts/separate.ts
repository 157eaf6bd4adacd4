import { type Right, rightOf } from '../staff/rights'
import type { Role } from '../staff/roles'

/** The three who watch each other: each is somebody else, and none of them works on cases. */
export const watchers = ['administrator', 'security', 'auditor'] as const satisfies readonly Role[]
type Watcher = (typeof watchers)[number]

/** On which side somebody stands: one of the three, or the work on cases. The order says which side stays where two met. */
const sides = ['security', 'administrator', 'auditor', 'work'] as const
export type Side = (typeof sides)[number]

const isWatcher = (role: string): role is Watcher => watchers.some(watcher => watcher === role)

/** The side of a built-in role. */
export const sideOfRole = (role: Role): Side => (isWatcher(role) ? role : 'work')

/** The sides on which a right may be: those of the built-in roles that have it from the start. */
function isOn(right: Right, side: Side): boolean {
  return rightOf(right).roles.some(role => sideOfRole(role) === side)
}

/** Whether a right may be given to a built-in role: it is on its side. */
export const onSideOf = (right: Right, role: Role) => isOn(right, sideOfRole(role))

/** The first side on which all of these rights are; undefined when there is none. */
export function sideOf(rights: readonly Right[]): Side | undefined {
  return sides.find(side => rights.every(right => isOn(right, side)))
}

/** Whether one role, or one person, may have these rights together. */
export function separated(rights: readonly Right[]): boolean {
  return sideOf(rights) !== undefined
}

/**
 * These rights as far as one person may have them. Nobody is given others; should two changes at the same moment have met
 * in one account, only those of the first side count.
 */
export function onOneSide(rights: readonly Right[]): Right[] {
  if (separated(rights)) return [...rights]
  const only = (right: Right) => sides.filter(side => isOn(right, side))
  const first = sides.find(side => rights.some(right => only(right).length === 1 && isOn(right, side)))
  return rights.filter(right => first && isOn(right, first))
}

/** The watcher whose work these rights are: there is a right among them that nobody who works on cases has. */
export function watcherOf(rights: readonly Right[]): Watcher | undefined {
  const side = rights.some(right => !isOn(right, 'work')) ? sideOf(rights) : undefined
  return side && isWatcher(side) ? side : undefined
}

export const notSeparated = '系统管理员、安全管理员、审计管理员不能由一人兼任，也不能兼任办理案卷的岗位'
export const notInOneRole = '系统管理员、安全管理员、审计管理员的权限不能在一个岗位里，也不能和办理案卷的权限在一起'

/** Whether somebody with these rights works for a department, which has to be named. */
export function needsDepartment(rights: readonly Right[]): boolean {
  return rights.some(right => right === 'actAsClerk' || right === 'actAsHandler' || right === 'seeDepartmentCases')
}

/** Whether somebody with these rights has duty grids. */
export function needsDutyGrids(rights: readonly Right[]): boolean {
  return rights.some(right => right === 'actAsCollector' || right === 'seeGridCases')
}
