import { separated } from '../../../contracts/accounts/separate'
import type { Roles } from '../roles/kept-roles'
import { unionOf } from '../roles/together'

/** What of an account decides whether it may stand in for another. */
export interface Standing {
  _id: unknown
  active: boolean
  roles: readonly string[]
  department?: string | null | undefined
}

/**
 * Returns why somebody may not stand in for a colleague, in a sentence; undefined when they may. `others` are those for whom they
 * stand in already: no hand ever holds together what one account may not hold.
 */
export function whyNotFor(
  person: Standing,
  colleague: Standing,
  others: readonly Standing[],
  roles: Roles
): string | undefined {
  if (String(person._id) === String(colleague._id)) return '不能请自己代班'
  if (!person.active || !colleague.active) return '账号已经停用，不能代班'
  // Another department's people would see its cases, and could check what their own one has done.
  if ((person.department ?? '') !== (colleague.department ?? '')) return '只能由同一个部门的人代班'
  const held = [person, colleague, ...others].flatMap(each => each.roles)
  if (!separated(unionOf(held, roles))) {
    return '系统管理员、安全管理员、审计管理员只能由岗位相同的人代班，也不能给别的岗位代班'
  }
  return undefined
}

/**
 * Whether a colleague's roles come to nothing that the person has no right to already: whoever asks somebody themselves
 * gives away their work, and no rights that only an officer gives.
 */
export function hasAllOf(person: Standing, colleague: Standing, roles: Roles): boolean {
  const own = unionOf(person.roles, roles)
  return unionOf(colleague.roles, roles).every(right => own.includes(right))
}
