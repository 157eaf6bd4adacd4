import type { QueryFilter, Types } from 'mongoose'
import type { AccountFilter, ManagedAccount } from '../../contracts/accounts/views'
import { literally } from '../db/literally'
import { Refusal } from '../http/refusal'
import { allDepartments } from './kept-staff'
import { type AccountDocument, AccountModel } from './model'
import { roleNames } from './roles/kept-roles'

export type StoredAccount = AccountDocument & { _id: Types.ObjectId }

/** The query for the accounts that a security officer looks for. */
export function accountsMatching({ q, role, department, state }: AccountFilter) {
  const conditions: QueryFilter<AccountDocument>[] = (q ?? '')
    .split(' ')
    .filter(Boolean)
    .map(word => {
      const containing = { $regex: literally(word), $options: 'i' }
      return { $or: [{ username: containing }, { name: containing }] }
    })
  if (role) conditions.push({ roles: role })
  if (department) conditions.push({ department })
  if (state) conditions.push({ active: state === 'open' })
  return AccountModel.find(conditions.length > 0 ? { $and: conditions } : {})
}

export async function accountOf(id: string): Promise<StoredAccount> {
  const account = await AccountModel.findById(id).lean()
  if (!account) throw new Refusal('not_found', '没有这个账号')
  return account
}

export async function presentManaged(account: StoredAccount): Promise<ManagedAccount> {
  const nameOf = await roleNames()
  const department = (await allDepartments()).find(({ _id }) => _id === account.department)
  return {
    id: String(account._id),
    username: account.username,
    name: account.name,
    roles: account.roles,
    roleNames: account.roles.map(nameOf),
    ...(department && { department: { id: department._id, name: department.name } }),
    dutyGrids: account.dutyGrids ?? [],
    state: account.active ? 'open' : 'closed',
    version: account.version ?? 0,
    createdAt: account.createdAt.toISOString(),
    startingPassword: account.startingPassword === true,
    secondFactor: account.secondFactorSince != null
  }
}
