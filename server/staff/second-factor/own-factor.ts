import { Types } from 'mongoose'
import type { InferOutput } from 'valibot'
import type { BeginSecondFactor, OwnSecondFactor, SecondFactorOffer } from '../../../contracts/staff/second-factor'
import { record } from '../../audit/record'
import { Refusal } from '../../http/refusal'
import type { Staff } from '../account'
import { AccountModel } from '../model'
import { isPasswordOf } from '../password'
import { heldNow } from '../roles/held'
import { openStaffSession } from '../session'
import { openedAt } from '../session-rules'
import { sessionsOf } from '../stored-sessions'
import { addressOfSecret, newSecret, stepOfCode } from './authenticator'
import { demandCode } from './demand-code'
import { passwordMark } from './proof'
import { hashesOf, newRecoveryCodes } from './recovery-codes'
import { openNote, sealNote } from './sealed-note'
import { sealSecret } from './secret-vault'

/** Long enough to fetch the phone and install an authenticator. */
const offerMs = 30 * 60_000

const accountOf = (who: Staff) => AccountModel.findById(who.id).select('+secondFactor').orFail().lean()

export async function ownSecondFactor(who: Staff): Promise<OwnSecondFactor> {
  const account = await accountOf(who)
  const { secondFactorSince: since, secondFactor } = account
  return {
    ...(since && { since: since.toISOString() }),
    recoveryCodesLeft: secondFactor?.recovery.length ?? 0,
    demanded: (await heldNow(account)).secondFactor
  }
}

/** Makes a secret and stores nothing: until a code has confirmed it, what was there before counts. */
export async function beginSecondFactor(
  who: Staff,
  { password, code, address }: InferOutput<typeof BeginSecondFactor> & { address: string },
  now = new Date()
): Promise<SecondFactorOffer> {
  const account = await accountOf(who)
  if (account.secondFactor) await demandCode(who, { code: code ?? '', address }, now)
  else if (who.mustSetSecondFactor) await demandFreshSession(who, now)
  else if (!password || !(await isPasswordOf(account, password, address)))
    throw new Refusal('invalid_fields', undefined, { password: password ? '密码不对' : '请输入密码' })
  const secret = newSecret()
  const note = { account: who.id, secret, instead: account.secondFactor?.sealed ?? '', password: passwordMark(account) }
  return {
    offer: sealNote('second factor offer', note, now.getTime() + offerMs),
    secret,
    uri: addressOfSecret(secret, who.username)
  }
}

/**
 * Whoever must have one has typed the password a moment ago, and can do nothing else yet. A session from before the role
 * or the rule changed does not do: it may be somebody else who sits there by now.
 */
async function demandFreshSession(who: Staff, now: Date) {
  const sessions = await sessionsOf(new Types.ObjectId(who.id))
  const mine = sessions.find(({ _id }) => String(_id) === who.sessionId)
  if (!mine || now.getTime() - openedAt(mine).getTime() > offerMs)
    throw new Refusal('session_expired', '请重新登录一次，再开通动态验证码')
}

/**
 * Puts the secret to use when its code is right. Every session ends, since the others were opened without it; the answer
 * opens the one to go on with.
 */
export async function confirmSecondFactor(
  who: Staff,
  { offer, code }: { offer: string; code: string },
  now = new Date()
) {
  const note = openNote('second factor offer', offer, now.getTime())
  const { secret } = note ?? {}
  if (!note || !secret || note.account !== who.id) throw startAgain()
  const step = stepOfCode(secret, code, now)
  if (step === undefined)
    throw new Refusal('invalid_fields', undefined, {
      code: '验证码不对，请填现在显示的 6 位数字，并看看手机的时间准不准'
    })
  const before = await accountOf(who)
  if (note.password !== passwordMark(before)) throw startAgain()
  await record({ action: 'secondFactorSet', by: who, subject: who.username })
  const codes = newRecoveryCodes()
  const changed = await AccountModel.updateOne(
    {
      _id: who.id,
      active: true,
      passwordHash: before.passwordHash,
      // Another one since then was somebody's decision, too.
      'secondFactor.sealed': note.instead || null
    },
    {
      $set: {
        secondFactorSince: now,
        secondFactor: { sealed: sealSecret(who.id, secret), lastStep: step, recovery: hashesOf(who.id, codes) }
      },
      $unset: { sessions: 1 },
      $inc: { sessionsVersion: 1 }
    }
  )
  if (changed.matchedCount === 0) throw startAgain()
  const account = await AccountModel.findById(who.id).orFail().lean()
  return { ...(await openStaffSession(account, now)), recoveryCodes: codes }
}

const startAgain = () =>
  new Refusal('account_changed', '这个二维码已经不能用了，请重新开始，手机上也请删掉刚添加的那一条')
