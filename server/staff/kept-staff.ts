import type { Right } from '../../contracts/staff/rights'
import { kept } from '../db/kept'
import { AccountModel, DepartmentModel } from './model'
import { heldOf } from './roles/held'
import { allRoles } from './roles/kept-roles'

const everybody = kept('staff', async () => {
  const [accounts, departments] = await Promise.all([
    AccountModel.find({ active: true }).select({ passwordHash: 0 }).sort({ name: 1, _id: 1 }).lean(),
    DepartmentModel.find().sort({ _id: 1 }).lean()
  ])
  return { accounts, byId: new Map(accounts.map(account => [String(account._id), account])), departments }
})

/** Returns the accounts that are not closed, by name. */
export async function openAccounts() {
  return (await everybody()).accounts
}

export type OpenAccount = Awaited<ReturnType<typeof openAccounts>>[number]

/** Returns the open accounts with one of these rights, by name. */
export async function withRight(...any: readonly Right[]): Promise<OpenAccount[]> {
  const [accounts, roles] = await Promise.all([openAccounts(), allRoles()])
  return accounts.filter(account => heldOf(account.roles, roles).rights.some(right => any.includes(right)))
}

/** Whether an open account has a right. */
export async function hasRight(account: Pick<OpenAccount, 'roles'>, right: Right): Promise<boolean> {
  return heldOf(account.roles, await allRoles()).rights.includes(right)
}

export async function openAccount(id: string): Promise<OpenAccount | undefined> {
  return (await everybody()).byId.get(id)
}

/** Returns all departments, those that are closed among them. */
export async function allDepartments() {
  return (await everybody()).departments
}

export async function openDepartments() {
  return (await allDepartments()).filter(({ active }) => active)
}
