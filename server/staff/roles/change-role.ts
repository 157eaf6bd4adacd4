import { Types } from 'mongoose'
import type { AuditAction } from '../../../contracts/audit/actions'
import type { AuditChange } from '../../../contracts/audit/views'
import type { ChangedRole, NewRole } from '../../../contracts/roles/views'
import { roles as builtIn, isBuiltIn } from '../../../contracts/staff/roles'
import { record } from '../../audit/record'
import { isDuplicateKey } from '../../db/duplicate-key'
import { Refusal } from '../../http/refusal'
import type { Manager } from '../keep-officers'
import { AccountModel } from '../model'
import { demandKept, demandPossible } from './demand-possible'
import { type KeptRole, type Roles, readRoles, roleNamed } from './kept-roles'
import { type RoleDocument, RoleModel } from './model'
import { changesOfRole, factsOf, storedFacts } from './role-facts'

type Facts = NewRole & { active: boolean }

const nameTaken = () =>
  new Refusal('invalid_fields', undefined, { name: '已经有这个名称的岗位，请换一个（停用的岗位可以恢复）' })

/** Whether another role is called so, by its name or as commands and tables may call it. */
function isTaken(name: string, id: string, roles: Roles): boolean {
  const named = roleNamed(name, roles)
  return named !== undefined && named.id !== id
}

export async function makeRole(asked: NewRole, by: Manager): Promise<string> {
  const id = String(new Types.ObjectId())
  const facts = { ...asked, active: true }
  const roles = await readRoles()
  demandPossible({ id, facts, roles, by })
  if (isTaken(asked.name, id, roles)) throw nameTaken()
  await record({ action: 'roleMade', by, subject: asked.name, changes: changesOfRole(undefined, facts) })
  const entry = { version: 1, at: new Date(), by: named(by), label: '新建', changes: changesOfRole(undefined, facts) }
  try {
    await RoleModel.create({ _id: id, ...storedFacts(id, facts), version: 1, changedBy: named(by), history: [entry] })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    await record({ action: 'roleChangeFailed', by, subject: asked.name, reason: '已经有这个名称的岗位' })
    throw nameTaken()
  }
  return id
}

export async function changeRole(id: string, { version, ...asked }: ChangedRole, by: Manager): Promise<void> {
  const before = await read(id, version)
  if (!before.active) throw new Refusal('account_state', '这个岗位已停用，请先恢复')
  if (isBuiltIn(id) && asked.name !== builtIn[id])
    throw new Refusal('invalid_fields', undefined, { name: '系统自带的岗位不能改名' })
  if (isTaken(asked.name, id, await readRoles())) throw nameTaken()
  await write(before, { facts: { ...asked, active: true }, action: 'roleChanged', label: '修改', by })
}

export async function closeRole(id: string, version: number, by: Manager): Promise<void> {
  const before = await read(id, version)
  if (isBuiltIn(id)) throw new Refusal('account_state', '系统自带的岗位不能停用')
  if (!before.active) throw new Refusal('account_state', '这个岗位已经停用了')
  await write(before, { facts: { ...factsOf(before), active: false }, action: 'roleClosed', label: '停用', by })
}

export async function openRoleAgain(id: string, version: number, by: Manager): Promise<void> {
  const before = await read(id, version)
  if (before.active) throw new Refusal('account_state', '这个岗位没有停用')
  await write(before, { facts: { ...factsOf(before), active: true }, action: 'roleOpened', label: '恢复', by })
}

async function read(id: string, version: number): Promise<KeptRole> {
  const role = (await readRoles()).get(id)
  if (!role) throw new Refusal('not_found', '没有这个岗位')
  if (role.version !== version) throw await overtaken(id)
  return role
}

async function overtaken(id: string): Promise<Refusal> {
  const name = (await RoleModel.findById(id).lean())?.changedBy?.name
  return new Refusal('role_changed', name ? `${name}刚改过这个岗位，请看最新内容后再改；您填的内容还在` : undefined)
}

interface Change {
  facts: Facts
  action: AuditAction
  label: string
  by: Manager
}

/**
 * Writes a role that nobody changed since it was read, and tells every account that has it. Looks after the write whether
 * everybody may still have what they have: an account that was given this role at the same moment was not seen before.
 */
async function write(before: KeptRole, change: Change): Promise<void> {
  const { facts, action, label, by } = change
  const { id } = before
  const changes = changesOfRole(factsOf(before), facts)
  if (changes.length === 0) return
  demandPossible({ id, facts, roles: await readRoles(), by })
  await demandKept(id, facts)
  await record({ action, by, subject: before.name, changes })
  const next = before.version + 1
  if (!(await written(id, before.version, { facts, label, by, changes }))) {
    await record({ action: 'roleChangeFailed', by, subject: before.name, reason: '刚被别人改过' })
    throw await overtaken(id)
  }
  await tellAccounts(id, next)
  try {
    await demandKept(id, facts)
  } catch (error) {
    const back = { facts: factsOf(before), label: '没有生效', by, changes: changesOfRole(facts, factsOf(before)) }
    await written(id, next, back)
    await tellAccounts(id, next + 1)
    const reason = error instanceof Refusal ? error.message : undefined
    await record({ action: 'roleChangeFailed', by, subject: before.name, ...(reason && { reason }) })
    throw error
  }
}

/** Returns whether the role was still at this version. A built-in role that nobody has changed is not stored yet. */
async function written(
  id: string,
  version: number,
  { facts, label, by, changes }: Omit<Change, 'action'> & { changes: AuditChange[] }
): Promise<boolean> {
  const entry = { version: version + 1, at: new Date(), by: named(by), label, changes }
  const set: Partial<RoleDocument> = { ...storedFacts(id, facts), version: version + 1, changedBy: named(by) }
  try {
    const { matchedCount, upsertedCount } = await RoleModel.updateOne(
      { _id: id, version },
      { $set: set, $push: { history: entry } },
      { upsert: version === 0 }
    )
    return matchedCount + upsertedCount > 0
  } catch (error) {
    // Somebody stored it first.
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** From their next request on, whichever process they ask. */
const tellAccounts = (id: string, version: number) =>
  AccountModel.updateMany({ roles: id }, { $max: { [`roleVersions.${id}`]: version } })

const named = ({ name, username }: Manager) => ({ name, username })
