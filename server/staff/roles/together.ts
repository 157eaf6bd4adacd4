import { needsDepartment, needsDutyGrids, notSeparated, separated } from '../../../contracts/accounts/separate'
import type { Right } from '../../../contracts/staff/rights'
import { Refusal } from '../../http/refusal'
import type { Roles } from './kept-roles'

/** What these roles let somebody do, as if they could be had together. */
export function unionOf(ids: readonly string[], roles: Roles): Right[] {
  return [...new Set(ids.flatMap(id => roles.get(id)?.rights ?? []))]
}

/** Returns why nobody may have these roles, in a sentence for whoever gives them; undefined when somebody may. */
export function whyNotTogether(ids: readonly string[], roles: Roles): string | undefined {
  if (ids.some(id => !roles.has(id))) return '没有这个岗位，请重新选择'
  const closed = ids.flatMap(id => (roles.get(id)?.active ? [] : (roles.get(id)?.name ?? [])))
  if (closed.length > 0) return `岗位已停用，请换一个：${closed.join('、')}`
  return separated(unionOf(ids, roles)) ? undefined : notSeparated
}

export function demandTogether(ids: readonly string[], roles: Roles): void {
  const why = whyNotTogether(ids, roles)
  if (why) throw new Refusal('invalid_fields', undefined, { roles: why })
}

/** Leaves out a department and duty grids that nothing these roles may do is about. */
export function withWhatTheyNeed<T extends { roles: string[]; department?: string | undefined; dutyGrids: string[] }>(
  { department, dutyGrids, ...facts }: T,
  roles: Roles
) {
  const rights = unionOf(facts.roles, roles)
  return {
    ...facts,
    ...(needsDepartment(rights) && department && { department }),
    dutyGrids: needsDutyGrids(rights) ? [...new Set(dutyGrids)] : []
  }
}

export function managesAccounts(ids: readonly string[], roles: Roles): boolean {
  return ids.some(id => roles.get(id)?.active && roles.get(id)?.rights.includes('manageAccounts'))
}

/** The versions of the roles of the city as an account is told of them. */
export function versionsOf(ids: readonly string[], roles: Roles): Record<string, number> {
  const versions = ids.map(id => [id, roles.get(id)?.version ?? 0] as const)
  return Object.fromEntries(versions.filter(([, version]) => version > 0))
}

/** The same as what an update raises, so that a later version that was written meanwhile stays. */
export function atLeast(ids: readonly string[], roles: Roles): Record<string, number> {
  return Object.fromEntries(
    Object.entries(versionsOf(ids, roles)).map(([id, version]) => [`roleVersions.${id}`, version])
  )
}
