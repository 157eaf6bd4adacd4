import { setTimeout } from 'node:timers/promises'
import type { InferOutput } from 'valibot'
import { type ChangePassword, weaknessOf } from '../../contracts/accounts/password'
import { earlierPasswords } from '../../contracts/accounts/password-rule'
import { record } from '../audit/record'
import { Refusal } from '../http/refusal'
import type { Staff } from './account'
import { hashPassword, passwordMatches } from './hash-password'
import { AccountModel } from './model'
import { randomGroups } from './password-symbols'
import { openStaffSession } from './session'
import { delayFor, whileTrying } from './throttle-sign-in'

/** Makes a password of nearly 80 bits, in groups. */
export const startingPassword = () => randomGroups(4)

/** The hashes of earlier passwords with the present one, as many as cannot be taken again. */
export const remembered = (earlier: readonly string[], present: string) =>
  [present, ...earlier].slice(0, earlierPasswords)

/** Changes somebody's own password. Every session ends; the answer opens the one they go on with. */
export async function changePassword(
  who: Staff,
  { current, password }: InferOutput<typeof ChangePassword>,
  address: string
) {
  const account = await AccountModel.findById(who.id).select('+earlierPasswords').orFail().lean()
  const { username } = account
  if (!(await isPasswordOf(account, current, address)))
    throw new Refusal('invalid_fields', undefined, { current: '现在的密码不对' })
  const weak = weaknessOf(password, account) ?? (await isEarlier(password, account))
  if (weak) throw new Refusal('invalid_fields', undefined, { password: weak })
  await record({ action: 'passwordChanged', by: who, subject: username })
  const changed = await AccountModel.updateOne(
    { _id: who.id, active: true, passwordHash: account.passwordHash },
    {
      $set: {
        passwordHash: await hashPassword(password),
        earlierPasswords: remembered(account.earlierPasswords ?? [], account.passwordHash)
      },
      $unset: { startingPassword: 1, sessions: 1 },
      $inc: { sessionsVersion: 1 }
    }
  )
  if (changed.matchedCount === 0) throw new Refusal('account_changed', '密码刚在别处改过，请重新登录')
  return openStaffSession(await AccountModel.findById(who.id).orFail().lean())
}

/** Whether it is this person's password. A wrong one counts like one at the sign-in. */
export async function isPasswordOf(
  account: Parameters<typeof whileTrying>[1] & { username: string; name: string; passwordHash: string },
  typed: string,
  address: string
): Promise<boolean> {
  const attempt = { username: account.username, address }
  const proven = await whileTrying(attempt, account, async () => {
    const delay = await delayFor(attempt)
    if (delay > 0) await setTimeout(delay)
    return (await passwordMatches(typed, account.passwordHash)) || undefined
  })
  if (proven) return true
  await record({
    action: 'passwordRefused',
    by: { id: String(account._id), username: account.username, name: account.name }
  })
  return false
}

async function isEarlier(password: string, account: { passwordHash: string; earlierPasswords?: string[] | null }) {
  const hashes = remembered(account.earlierPasswords ?? [], account.passwordHash)
  const matches = await Promise.all(hashes.map(hash => passwordMatches(password, hash)))
  return matches.includes(true) ? `最近 ${earlierPasswords} 个用过的密码不能再用` : undefined
}
