import { record } from '../../audit/record'
import { Refusal } from '../../http/refusal'
import type { Staff } from '../account'
import { AccountModel } from '../model'
import { demandCode } from './demand-code'
import { hashesOf, newRecoveryCodes } from './recovery-codes'

/** Makes a new set; none of those before opens any more. */
export async function renewRecoveryCodes(
  who: Staff,
  typed: { code: string; address: string },
  now = new Date()
): Promise<{ recoveryCodes: string[] }> {
  const { sealed } = (await demandCode(who, typed, now)).secondFactor
  await record({ action: 'recoveryCodesMade', by: who, subject: who.username })
  const recoveryCodes = newRecoveryCodes()
  const changed = await AccountModel.updateOne(
    { _id: who.id, 'secondFactor.sealed': sealed },
    { $set: { 'secondFactor.recovery': hashesOf(who.id, recoveryCodes) } }
  )
  if (changed.matchedCount === 0) throw new Refusal('account_changed', '动态验证码刚在别处改过，请重新打开这一页')
  return { recoveryCodes }
}
