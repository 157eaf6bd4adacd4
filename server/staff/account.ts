import type { Types } from 'mongoose'
import { chinaDay } from '../../contracts/china-time'
import type { Absence } from '../../contracts/staff/absence'
import type { Right } from '../../contracts/staff/rights'
import type { AccountView } from '../../contracts/staff/views'
import { hashPassword } from './hash-password'
import { allDepartments } from './kept-staff'
import { AccountModel } from './model'
import { type HeldRole, heldNow, type WithRoles } from './roles/held'
import { standsInToday } from './standing-in/colleagues'

/** A signed-in member of staff, as policies see them. */
export interface Staff {
  id: string
  sessionId: string
  name: string
  username: string
  /** The ids of their roles. What they may do is said by their rights. */
  roles: string[]
  rights: readonly Right[]
  /** Which role gives them what. */
  held: readonly HeldRole[]
  department?: string
  dutyGrids: string[]
  /** Nothing else goes before they have changed the password that was made for them. */
  mustChangePassword?: true
  /** Nor before they have set the second factor that one of their roles must have. */
  mustSetSecondFactor?: true
  /** Who it really is, while they stand in for the account above, and that account's own name. `name` says both. */
  person?: { id: string; name: string; username: string; standsFor: string }
}

export async function createAccount(account: {
  username: string
  name: string
  password: string
  roles: readonly string[]
  department?: string
  dutyGrids?: string[]
  roleVersions?: Record<string, number>
  /** Somebody else knows the password, so it has to be changed at the first sign-in. */
  startingPassword?: true
}) {
  const { password, ...facts } = account
  return AccountModel.create({
    ...facts,
    roles: [...facts.roles],
    passwordHash: await hashPassword(password),
    createdAt: new Date()
  })
}

type AccountFacts = WithRoles & {
  _id: Types.ObjectId
  username: string
  name: string
  roles: string[]
  department?: string | null
  absent?: Absence | null
  startingPassword?: boolean | null
  secondFactorSince?: Date | null
}

/** Shows an account to whoever is signed in as it, or stands in for it. */
export async function presentAccount(account: AccountFacts, staff?: Staff): Promise<AccountView> {
  const department = (await allDepartments()).find(({ _id }) => _id === account.department)
  const standsFor = (await standsInToday(staff?.person?.id ?? String(account._id))).map(({ colleague, standIn }) => ({
    id: String(colleague._id),
    name: colleague.name,
    to: standIn.to
  }))
  const { held, rights, secondFactor } = await heldNow(account)
  return {
    id: String(account._id),
    username: account.username,
    name: staff?.name ?? account.name,
    roles: account.roles,
    roleNames: held.map(({ name }) => name),
    rights: [...rights],
    ...(department && { department: { id: department._id, name: department.name } }),
    ...((staff ? staff.mustChangePassword : account.startingPassword) && { mustChangePassword: true as const }),
    ...((staff ? staff.mustSetSecondFactor : secondFactor && !account.secondFactorSince) && {
      mustSetSecondFactor: true as const
    }),
    ...(staff?.person && { person: pickPerson(staff.person) }),
    ...(standsFor.length > 0 && { standsFor }),
    ...(account.absent && account.absent.to >= chinaDay(Date.now()) && { absent: pick(account.absent) })
  }
}

const pickPerson = ({ id, name, username }: NonNullable<Staff['person']>) => ({ id, name, username })

const pick = ({ from, to }: Absence) => ({ from, to })
