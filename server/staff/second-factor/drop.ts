import { record } from '../../audit/record'
import { AccountModel } from '../model'

/** For whoever runs the machine: the way back in for the only security officer, which no colleague could open. */
export async function dropSecondFactor(username: string, by: { username: string; name: string }): Promise<void> {
  const account = await AccountModel.findOne({ username }).lean()
  if (!account) throw new Error('没有这个账号')
  if (!account.secondFactorSince) throw new Error('这个账号没有开通动态验证码')
  await record({ action: 'secondFactorReset', by, subject: username })
  await AccountModel.updateOne(
    { _id: account._id },
    { $unset: { sessions: 1, secondFactor: 1, secondFactorSince: 1 }, $inc: { version: 1, sessionsVersion: 1 } }
  )
}
