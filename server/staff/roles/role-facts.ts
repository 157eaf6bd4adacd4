import type { AuditChange } from '../../../contracts/audit/views'
import type { NewRole } from '../../../contracts/roles/views'
import { defaultRightsOf, givenRights, type Right, rightOf } from '../../../contracts/staff/rights'
import { isBuiltIn } from '../../../contracts/staff/roles'
import { demandsSecondFactor, type KeptRole, spellingOf } from './kept-roles'

export type RoleFacts = NewRole & { active: boolean }

/** The rights that a role was given, without those that come with them. */
export const givenTo = ({ rights }: Pick<KeptRole, 'rights'>): Right[] =>
  givenRights.filter(right => rights.includes(right))

/** What is edited of a role, as it is now. */
export function factsOf(role: KeptRole): RoleFacts {
  return { name: role.name, rights: givenTo(role), secondFactor: demandsSecondFactor(role), active: role.active }
}

/** The same as it is stored: of a built-in role how it differs from what it is at the start. */
export function storedFacts(id: string, { name, rights, secondFactor, active }: RoleFacts) {
  if (!isBuiltIn(id)) return { name, spelling: spellingOf(name), rights, secondFactor, active }
  const usual = defaultRightsOf([id])
  return {
    rights: rights.filter(right => !usual.includes(right)),
    taken: givenRights.filter(right => usual.includes(right) && !rights.includes(right)),
    secondFactor,
    active
  }
}

const inWords = (rights: readonly Right[]) => rights.map(right => rightOf(right).label).join('、')
const demandInWords = (demanded: boolean) => (demanded ? '必须开通' : '不要求')
const stateInWords = (active: boolean) => (active ? '在用' : '已停用')

/** What a change made of a role, in words. */
export function changesOfRole(before: RoleFacts | undefined, after: RoleFacts): AuditChange[] {
  const lost = (before?.rights ?? []).filter(right => !after.rights.includes(right))
  const gained = after.rights.filter(right => !before?.rights.includes(right))
  const lines: [what: string, was: string | undefined, is: string | undefined][] = [
    ['岗位名称', before?.name, after.name],
    ['增加权限', undefined, inWords(gained) || undefined],
    ['去掉权限', inWords(lost) || undefined, undefined],
    ['动态验证码', before && demandInWords(before.secondFactor), demandInWords(after.secondFactor)],
    ['状态', before && stateInWords(before.active), stateInWords(after.active)]
  ]
  return lines
    .filter(([, was, is]) => was !== is)
    .map(([what, was, is]) => ({ what, ...(was && { before: was }), ...(is && { after: is }) }))
}
