import { record } from '../../audit/record'
import { Refusal } from '../../http/refusal'
import type { Staff } from '../account'
import { AccountModel } from '../model'
import { type Account, notOver, type StoredStandIn, standsInFor } from './colleagues'

interface Found {
  colleague: Account
  standIn: StoredStandIn
}

/** Returns the stand-ins of an account that are not over: of others for it, and of it for others. */
export async function standInsOf(id: string): Promise<{ forMe: Found[]; forOthers: Found[] }> {
  const colleague = await AccountModel.findById(id).select({ passwordHash: 0 }).lean<Account>()
  if (!colleague) throw new Refusal('not_found', '没有这个账号')
  return {
    forMe: notOver(colleague).map(standIn => ({ colleague, standIn })),
    forOthers: await standsInFor(id)
  }
}

/** Ends one of the stand-ins that an account takes part in, at once. Ended twice, it is told only once. */
export async function endStandIn(account: string, id: string, by: Staff): Promise<void> {
  const { forMe, forOthers } = await standInsOf(account)
  const found = [...forMe, ...forOthers].find(({ standIn }) => String(standIn._id) === id)
  if (!found) throw new Refusal('not_found', '这个代班已经结束了')
  await end(found, by)
}

/** Ends whatever an account takes part in that is closed, so that nothing of it comes back when it is opened again. */
export async function endAllOf(account: string, by: Pick<Staff, 'name' | 'username'>): Promise<void> {
  const { forMe, forOthers } = await standInsOf(account)
  for (const found of [...forMe, ...forOthers]) await end(found, by, '账号停用')
}

async function end({ colleague, standIn }: Found, by: Pick<Staff, 'name' | 'username'>, reason?: string) {
  const person = await AccountModel.findById(standIn.person).select({ name: 1, username: 1 }).lean()
  const subject = `${person?.name ?? ''}（${person?.username ?? ''}）代 ${colleague.name}（${colleague.username}）`
  const changes = [{ what: '代班', before: `${standIn.from} 到 ${standIn.to}` }]
  await record({ action: 'standInEnded', by, subject, changes, ...(reason && { reason }) })
  await AccountModel.updateOne(
    { _id: colleague._id },
    { $pull: { standIns: { _id: standIn._id } }, $inc: { standInsVersion: 1 } }
  )
}
