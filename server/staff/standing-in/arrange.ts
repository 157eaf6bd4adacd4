import { Types } from 'mongoose'
import type { NewStandIn } from '../../../contracts/staff/stand-ins'
import { record } from '../../audit/record'
import { Refusal } from '../../http/refusal'
import type { Staff } from '../account'
import { accountOf } from '../find-accounts'
import { AccountModel } from '../model'
import { readRoles } from '../roles/kept-roles'
import { type Account, notOver, type StoredStandIn, standsInFor } from './colleagues'
import { hasAllOf, whyNotFor } from './whether-may'

const mostAhead = 20

/** Lets somebody do a colleague's work for some days. Nobody has two stand-ins on one day. What cannot be recorded does not happen. */
export async function arrangeStandIn(colleagueId: string, asked: NewStandIn, by: Staff): Promise<void> {
  const { from, to } = asked
  const person = await accountToAsk(asked.person)
  const before = (await accountOf(colleagueId)) as Account
  await demandMay(person, before, by)
  demandFree(before, asked)
  const subject = `${person.name}（${person.username}）代 ${before.name}（${before.username}）`
  await record({ action: 'standInSet', by, subject, changes: [{ what: '代班', after: `${from} 到 ${to}` }] })
  const standIn = { _id: new Types.ObjectId(), person: asked.person, from, to, setBy: by.name }
  for (let read = before; ; read = (await accountOf(colleagueId)) as Account) {
    if (await write(read, standIn)) return
    try {
      demandFree((await accountOf(colleagueId)) as Account, asked)
    } catch (error) {
      await record({ action: 'standInRefused', by, subject, reason: '同时有别的改动' })
      throw error
    }
  }
}

async function accountToAsk(id: string): Promise<Account> {
  const found = Types.ObjectId.isValid(id) ? await AccountModel.findById(id).lean<Account>() : undefined
  if (!found) throw new Refusal('invalid_fields', undefined, { person: '没有这个人，请重新选择' })
  return found
}

async function demandMay(person: Account, colleague: Account, by: Staff) {
  const others = (await standsInFor(String(person._id))).map(each => each.colleague)
  const self = by.id === String(colleague._id)
  const roles = await readRoles()
  const why =
    whyNotFor(person, colleague, others, roles) ??
    (self && !hasAllOf(person, colleague, roles)
      ? '自己请人代班，请选岗位相同、您能办的都能办的人；别的安排请找安全管理员'
      : undefined) ??
    (isSelf(by, String(person._id)) && !self ? '不能安排自己给别人代班，请另一位安全管理员来做' : undefined)
  if (why) throw new Refusal('stand_in_state', why, { person: why })
}

function demandFree(colleague: Account, { from, to }: NewStandIn) {
  if (!colleague.active) throw new Refusal('stand_in_state', '账号已经停用，不能代班')
  const ahead = notOver(colleague)
  if (ahead.some(each => each.from <= to && from <= each.to)) {
    throw new Refusal('stand_in_state', '这几天已经有人代班了，请先结束原来的，或者换几天', {
      from: '这几天已经有人代班了'
    })
  }
  if (ahead.length >= mostAhead) throw new Refusal('stand_in_state', '安排的代班太多了，请先结束一些')
}

/** Writes it unless the stand-ins changed since they were read, or the account was closed. Those that are over go. */
async function write(read: Account, standIn: StoredStandIn): Promise<boolean> {
  const { matchedCount } = await AccountModel.updateOne(
    { _id: read._id, active: true, standInsVersion: read.standInsVersion ?? null },
    { $set: { standIns: [...notOver(read), standIn] }, $inc: { standInsVersion: 1 } }
  )
  return matchedCount === 1
}

/** Whether an account is the one that works here, or of the person who stands in for it. */
export function isSelf(by: Partial<Pick<Staff, 'id' | 'person'>>, id: string): boolean {
  return id === by.id || id === by.person?.id
}
