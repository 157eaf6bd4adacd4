import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Types } from 'mongoose'
import { chinaDay } from '../../contracts/china-time'
import type { Absence } from '../../contracts/staff/absence'
import { rightsOf } from '../../contracts/staff/rights'
import type { Role } from '../../contracts/staff/roles'
import type { AccountView } from '../../contracts/staff/views'
import { allDepartments } from './kept-staff'
import { AccountModel } from './model'

/** A signed-in member of staff, as policies see them. */
export interface Staff {
  id: string
  sessionId: string
  name: string
  username: string
  roles: Role[]
  department?: string
  dutyGrids: string[]
  /** Nothing else goes before they have changed the password that was made for them. */
  mustChangePassword?: true
}

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>

/** Hashes with scrypt and a random salt. Returns `salt:key` in hexadecimal. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${(await derive(password.normalize(), salt, 32)).toString('hex')}`
}

export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [salt = '', key = ''] = hash.split(':')
  const derived = await derive(password.normalize(), Buffer.from(salt, 'hex'), 32)
  const stored = Buffer.from(key, 'hex')
  return stored.length === derived.length && timingSafeEqual(stored, derived)
}

export async function createAccount(account: {
  username: string
  name: string
  password: string
  roles: Role[]
  department?: string
  dutyGrids?: string[]
  /** Somebody else knows the password, so it has to be changed at the first sign-in. */
  startingPassword?: true
}) {
  const { password, ...facts } = account
  return AccountModel.create({ ...facts, passwordHash: await hashPassword(password), createdAt: new Date() })
}

type AccountFacts = {
  _id: Types.ObjectId
  username: string
  name: string
  roles: Role[]
  department?: string | null
  absent?: Absence | null
  startingPassword?: boolean | null
}

export async function presentAccount(account: AccountFacts): Promise<AccountView> {
  const department = (await allDepartments()).find(({ _id }) => _id === account.department)
  return {
    id: String(account._id),
    username: account.username,
    name: account.name,
    roles: account.roles,
    rights: rightsOf(account.roles),
    ...(department && { department: { id: department._id, name: department.name } }),
    ...(account.startingPassword && { mustChangePassword: true as const }),
    ...(account.absent && account.absent.to >= chinaDay(Date.now()) && { absent: pick(account.absent) })
  }
}

const pick = ({ from, to }: Absence) => ({ from, to })
