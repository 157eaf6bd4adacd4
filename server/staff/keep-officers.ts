import type { Types } from 'mongoose'
import { record } from '../audit/record'
import { Refusal } from '../http/refusal'
import type { Staff } from './account'
import type { StoredAccount } from './find-accounts'
import { AccountModel } from './model'
import { type Roles, readRoles, rolesWith } from './roles/kept-roles'
import { managesAccounts, whyNotTogether } from './roles/together'

/** Who manages accounts: somebody who is signed in, or the command line. */
export type Manager = Pick<Staff, 'name' | 'username'> & Partial<Pick<Staff, 'id' | 'roles' | 'person'>>

/** The accounts that can manage accounts. */
export async function officers(roles: Roles) {
  return { active: true, roles: { $in: await rolesWith('manageAccounts', roles) } }
}

export const lastOfficer = () =>
  new Refusal('account_state', '这是最后一位在用的、能管理账号的人，不能停用，也不能去掉这个岗位')

/** Refuses to take the last account away that can manage accounts. */
export async function demandAnother({ _id, roles: held, active }: StoredAccount) {
  const roles = await readRoles()
  if (!active || !managesAccounts(held, roles)) return
  if (!(await AccountModel.exists({ ...(await officers(roles)), _id: { $ne: _id } }))) throw lastOfficer()
}

/**
 * Looks after the write: two who close each other's account at once both see then that nobody would be left, and both
 * take it back.
 */
export async function keepOneOfficer(before: StoredAccount, by: Manager, takeBack: () => PromiseLike<unknown>) {
  const roles = await readRoles()
  if (!managesAccounts(before.roles, roles) || (await AccountModel.exists(await officers(roles)))) return
  await takeBack()
  await record({ action: 'accountChangeFailed', by, subject: before.username, reason: '这是最后一位能管理账号的人' })
  throw lastOfficer()
}

/**
 * Looks after the write whether one person may have these roles as they are by now: whoever changed a role at the same
 * moment looks as well, so that one of the two sees it at least.
 */
export async function keepApart(
  account: { _id: Types.ObjectId; username: string; roles: readonly string[] },
  by: Manager,
  takeBack: () => PromiseLike<unknown>
) {
  const why = whyNotTogether(account.roles, await readRoles())
  if (!why) return
  await takeBack()
  await record({ action: 'accountChangeFailed', by, subject: account.username, reason: why })
  throw new Refusal('invalid_fields', undefined, { roles: why })
}
