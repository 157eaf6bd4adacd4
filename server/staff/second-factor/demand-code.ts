import { Refusal } from '../../http/refusal'
import type { Staff } from '../account'
import { withFactor } from './second-step'
import { spendCode } from './spend-code'

/** Refuses whoever names no right code of their second factor, before something about it changes. Returns their account. */
export async function demandCode(who: Staff, typed: { code: string; address: string }, now: Date) {
  const account = await withFactor(who.id)
  if (!account) throw new Refusal('account_state', '您还没有开通动态验证码')
  if (!typed.code) throw new Refusal('invalid_fields', undefined, { code: '请输入验证码' })
  if (!(await spendCode(account, typed, now)))
    throw new Refusal('invalid_fields', undefined, { code: '验证码不对，或者已经用过：请等手机上换一个新的再试' })
  return account
}
