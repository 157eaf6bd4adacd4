import { needsDepartment, notInOneRole, onSideOf, separated } from '../../../contracts/accounts/separate'
import { rightOf, withThoseThatCome } from '../../../contracts/staff/rights'
import { isBuiltIn } from '../../../contracts/staff/roles'
import { Refusal } from '../../http/refusal'
import { lastOfficer, type Manager, officers } from '../keep-officers'
import { AccountModel } from '../model'
import { type KeptRole, type Roles, readRoles, secondFactorIsFixed } from './kept-roles'
import type { RoleFacts } from './role-facts'
import { managesAccounts, unionOf } from './together'

interface Asked {
  id: string
  facts: RoleFacts
  roles: Roles
  by: Manager
}

/** Refuses what no role may be, whoever has it, and what its editor would lock themselves out by. */
export function demandPossible({ id, facts, roles, by }: Asked): void {
  if (!separated(facts.rights)) throw wrong('rights', notInOneRole)
  const foreign = isBuiltIn(id) ? facts.rights.filter(right => !onSideOf(right, id)) : []
  if (foreign.length > 0) {
    const labels = foreign.map(right => rightOf(right).label).join('、')
    throw wrong('rights', `「${facts.name}」不能有这些权限：${labels}`)
  }
  if (secondFactorIsFixed(facts) && !facts.secondFactor)
    throw wrong('secondFactor', '系统管理员、安全管理员、审计管理员的权限必须有动态验证码，不能关闭')
  const mine = by.roles ?? []
  if (managesAccounts(mine, roles) && !managesAccounts(mine, withRole(roles, id, facts)))
    throw new Refusal('account_state', '这样改了您自己就不能管理账号了，请另一位安全管理员来改')
}

/**
 * Refuses what would break an account that has the role, and says which: nobody has the rights of two of the three, who
 * works for a department has one, somebody can manage accounts, and nobody has a role that is closed.
 */
export async function demandKept(id: string, facts: RoleFacts): Promise<void> {
  const roles = withRole(await readRoles(), id, facts)
  const holders = await AccountModel.find({ active: true, roles: id })
    .select({ name: 1, username: 1, roles: 1, department: 1 })
    .sort({ name: 1, _id: 1 })
    .lean()
  const told = (accounts: typeof holders, field: string, why: string) => {
    if (accounts.length > 0) throw wrong(field, `${why}：${namesOf(accounts)}`)
  }
  if (!facts.active && holders.length > 0)
    throw new Refusal('account_state', `还有人是这个岗位，请先给他们换岗位：${namesOf(holders)}`)
  told(
    holders.filter(account => !separated(unionOf(account.roles, roles))),
    'rights',
    '加上别的岗位，这些账号就兼有了不能由一人兼有的权限'
  )
  told(
    holders.filter(account => !account.department && needsDepartment(unionOf(account.roles, roles))),
    'rights',
    '有了这个权限要有部门，这些账号还没有部门'
  )
  if (!(await AccountModel.exists(await officers(roles)))) throw lastOfficer()
}

const wrong = (field: string, message: string) => new Refusal('invalid_fields', message, { [field]: message })

/** All roles as they would be. */
function withRole(roles: Roles, id: string, { name, rights, active, secondFactor }: RoleFacts): Roles {
  const version = roles.get(id)?.version ?? 0
  const role: KeptRole = { id, name, rights: withThoseThatCome(rights), active, secondFactor, version }
  return new Map([...roles, [id, role]])
}

const mostNamed = 5

function namesOf(accounts: readonly { name: string; username: string }[]): string {
  const named = accounts.slice(0, mostNamed).map(({ name, username }) => `${name}（${username}）`)
  return `${named.join('、')}${accounts.length > mostNamed ? ` 等 ${accounts.length} 个账号` : ''}`
}
