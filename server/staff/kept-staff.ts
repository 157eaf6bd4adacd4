import type { Role } from '../../contracts/staff/roles'
import { kept } from '../db/kept'
import { AccountModel, DepartmentModel } from './model'

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

/** Returns the open accounts with this role, by name. */
export async function withRole(role: Role): Promise<OpenAccount[]> {
  return (await openAccounts()).filter(({ roles }) => roles.includes(role))
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
