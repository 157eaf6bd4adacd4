import type { QueryFilter } from 'mongoose'
import type { ChangedAccount, NewAccount } from '../../contracts/accounts/views'
import type { AuditAction } from '../../contracts/audit/actions'
import { record } from '../audit/record'
import { isDuplicateKey } from '../db/duplicate-key'
import { literally } from '../db/literally'
import { Refusal } from '../http/refusal'
import { createAccount, type Staff } from './account'
import { changesBetween } from './account-changes'
import { checkedFacts, type UnknownGrids } from './account-facts'
import { accountOf, type StoredAccount } from './find-accounts'
import { hashPassword } from './hash-password'
import { demandAnother, keepApart, keepOneOfficer, type Manager } from './keep-officers'
import { type AccountDocument, AccountModel } from './model'
import { remembered, startingPassword } from './password'
import { readRoles } from './roles/kept-roles'
import { atLeast, managesAccounts, versionsOf } from './roles/together'
import { ending } from './session-rules'
import { isSelf } from './standing-in/arrange'
import { endAllOf } from './standing-in/end'
import { changeSessions } from './stored-sessions'
import { forgetFailuresOf } from './throttle-sign-in'

export type { Manager, UnknownGrids }

export async function makeAccount(
  asked: NewAccount,
  by: Manager,
  unknownGrids: UnknownGrids,
  password = startingPassword()
) {
  const { facts, roles } = await checkedFacts(asked, unknownGrids)
  const taken = () => new Refusal('username_taken', undefined, { username: '这个用户名已经有人用了，请换一个' })
  // Names that differ in large and small letters alone would be mistaken for each other.
  const same = { username: { $regex: `^${literally(asked.username)}$`, $options: 'i' } }
  if (await AccountModel.exists(same)) throw taken()
  const { username } = asked
  await record({ action: 'accountMade', by, subject: username, changes: changesBetween(undefined, facts, roles) })
  try {
    const roleVersions = versionsOf(facts.roles, roles)
    const made = await createAccount({ username, ...facts, roleVersions, password, startingPassword: true })
    const { _id } = made
    await keepApart({ _id, username, roles: facts.roles }, by, () => AccountModel.deleteOne({ _id, version: 0 }))
    return { account: await accountOf(String(_id)), password }
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    await record({ action: 'accountChangeFailed', by, subject: username, reason: '用户名已经有人用了' })
    throw taken()
  }
}

interface Change {
  action: AuditAction
  set: object
  unset?: Record<string, 1>
  endsSessions?: true
  after: Partial<StoredAccount>
  by: Manager
  /** What else must still be so when it is written. */
  only?: QueryFilter<AccountDocument>
}

/** Writes a change of what has not been changed since it was read. What cannot be recorded does not happen. */
async function write(
  before: StoredAccount,
  { action, set, unset, endsSessions, after, by, only }: Change
): Promise<StoredAccount> {
  const version = before.version ?? 0
  const subject = before.username
  const roles = await readRoles()
  const changes = changesBetween(before, { ...before, ...after }, roles)
  await record({ action, by, subject, changes })
  const at = { ...only, _id: before._id, ...(version === 0 ? { version: { $in: [0, null] } } : { version }) }
  const changedBy = { name: by.name, username: by.username }
  const found = await AccountModel.findOneAndUpdate(
    at,
    {
      $set: { ...set, version: version + 1, changedBy },
      $unset: { ...unset, ...(endsSessions && { sessions: 1 }) },
      $max: atLeast(after.roles ?? [], roles),
      ...(endsSessions && { $inc: { sessionsVersion: 1 } })
    },
    { returnDocument: 'after' }
  ).lean()
  if (!found) {
    await record({ action: 'accountChangeFailed', by, subject, reason: '刚被别人改过' })
    throw overtaken(await accountOf(String(before._id)))
  }
  const takeBack = () =>
    AccountModel.updateOne(
      { _id: found._id, version: found.version },
      { $set: { active: before.active, roles: before.roles, version: version + 2 } }
    )
  if (after.roles || after.active) await keepApart(found, by, takeBack)
  if (before.active) await keepOneOfficer(before, by, takeBack)
  return found
}

const overtaken = ({ changedBy }: StoredAccount) =>
  new Refusal(
    'account_changed',
    changedBy ? `${changedBy.name}刚改过这个账号，请看最新内容后再改；您填的内容还在` : undefined
  )

async function read(id: string, version: number): Promise<StoredAccount> {
  const account = await accountOf(id)
  if ((account.version ?? 0) !== version) throw overtaken(account)
  return account
}

export async function changeAccount(id: string, asked: ChangedAccount, by: Manager, unknownGrids: UnknownGrids) {
  const before = await read(id, asked.version)
  const { facts, roles } = await checkedFacts(asked, unknownGrids)
  const sameRoles = before.roles.length === facts.roles.length && facts.roles.every(role => before.roles.includes(role))
  if (isSelf(by, id) && !sameRoles) throw new Refusal('account_state', '不能修改自己的岗位，请另一位安全管理员来改')
  if (!managesAccounts(facts.roles, roles)) await demandAnother(before)
  const { department, ...set } = facts
  return write(before, {
    action: 'accountChanged',
    set: { ...set, ...(department && { department }) },
    ...(!department && { unset: { department: 1 } as const }),
    after: { ...set, department },
    by
  })
}

export async function closeAccount(id: string, version: number, by: Staff) {
  const before = await read(id, version)
  if (isSelf(by, id)) throw new Refusal('account_state', '不能停用自己的账号，请另一位安全管理员来做')
  if (!before.active) throw new Refusal('account_state', '这个账号已经停用了')
  await demandAnother(before)
  const closed = await write(before, {
    action: 'accountClosed',
    set: { active: false },
    endsSessions: true,
    after: { active: false },
    by
  })
  await endAllOf(id, by)
  return closed
}

export async function openAgain(id: string, version: number, by: Staff, unknownGrids: UnknownGrids) {
  const before = await read(id, version)
  if (before.active) throw new Refusal('account_state', '这个账号没有停用')
  // Its department may have been closed since.
  await checkedFacts(
    { ...before, department: before.department ?? undefined, dutyGrids: before.dutyGrids ?? [] },
    unknownGrids
  )
  // One may have been arranged while the account was being closed.
  await endAllOf(id, by)
  return write(before, { action: 'accountOpened', set: { active: true }, after: { active: true }, by })
}

export async function resetPassword(
  id: string,
  version: number,
  by: Manager,
  password = startingPassword(),
  only?: Change['only']
) {
  const before = await read(id, version)
  if (isSelf(by, id)) throw new Refusal('account_state', '自己的密码请在「我的账号」里修改')
  const earlier = await AccountModel.findById(id).select('+earlierPasswords').orFail().lean()
  const account = await write(before, {
    action: 'passwordReset',
    set: {
      passwordHash: await hashPassword(password),
      startingPassword: true,
      earlierPasswords: remembered(earlier.earlierPasswords ?? [], before.passwordHash)
    },
    endsSessions: true,
    after: {},
    by,
    ...(only && { only })
  })
  return { account, password }
}

/** Takes a colleague's second factor away, who lost the phone and the recovery codes. Their next sign-in sets a new one. */
export async function resetSecondFactor(id: string, version: number, by: Staff) {
  const before = await read(id, version)
  if (isSelf(by, id)) throw new Refusal('account_state', '自己的动态验证码要请另一位安全管理员来重置')
  if (!before.secondFactorSince) throw new Refusal('account_state', '这个账号没有开通动态验证码')
  return write(before, {
    action: 'secondFactorReset',
    set: {},
    unset: { secondFactor: 1, secondFactorSince: 1 },
    endsSessions: true,
    after: {},
    by
  })
}

export async function unlockAccount(id: string, by: Staff) {
  const { _id, username } = await accountOf(id)
  await record({ action: 'accountUnlocked', by, subject: username })
  await AccountModel.updateOne({ _id }, { $set: { unlockedAt: new Date() } })
  await forgetFailuresOf(username)
}

export async function endSessions(id: string, by: Staff, now = new Date()) {
  const { _id, username } = await accountOf(id)
  await record({ action: 'sessionsEnded', by, subject: username })
  await changeSessions(_id, sessions => ending(sessions, () => true, 'officer', now), now)
}
