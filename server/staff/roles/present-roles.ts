import type { RoleChange, RoleView } from '../../../contracts/roles/views'
import { defaultRightsOf } from '../../../contracts/staff/rights'
import { isBuiltIn } from '../../../contracts/staff/roles'
import { Refusal } from '../../http/refusal'
import { openAccounts } from '../kept-staff'
import { demandsSecondFactor, type KeptRole, readRoles, secondFactorIsFixed } from './kept-roles'
import { RoleModel } from './model'
import { givenTo } from './role-facts'

/** Returns every role, the built-in ones first. */
export async function presentRoles(): Promise<RoleView[]> {
  const [roles, accounts] = await Promise.all([readRoles(), openAccounts()])
  const counts = new Map<string, number>()
  for (const id of accounts.flatMap(account => account.roles)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...roles.values()].map(role => presentOne(role, counts.get(role.id) ?? 0))
}

export async function presentRole(id: string): Promise<RoleView> {
  const role = (await presentRoles()).find(each => each.id === id)
  if (!role) throw new Refusal('not_found', '没有这个岗位')
  return role
}

function presentOne(role: KeptRole, accounts: number): RoleView {
  const { id, name, active, version } = role
  return {
    id,
    name,
    builtIn: isBuiltIn(id),
    rights: givenTo(role),
    ...(isBuiltIn(id) && { usualRights: givenTo({ rights: defaultRightsOf([id]) }) }),
    secondFactor: demandsSecondFactor(role),
    secondFactorFixed: secondFactorIsFixed(role),
    state: active ? 'open' : 'closed',
    version,
    accounts
  }
}

/** Returns what was changed about a role, the latest first. */
export async function historyOf(id: string): Promise<RoleChange[]> {
  const stored = await RoleModel.findById(id).select('+history').lean()
  if (!stored && !isBuiltIn(id)) throw new Refusal('not_found', '没有这个岗位')
  return (stored?.history ?? [])
    .map(({ version, at, by, label, changes }) => ({
      version,
      at: at.toISOString(),
      by: by.name ?? '',
      label,
      changes: changes.map(({ what, before, after }) => ({ what, ...(before && { before }), ...(after && { after }) }))
    }))
    .reverse()
}
