import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import mongoose, { Types } from 'mongoose'
import { record } from '../../audit/record'
import { AccountModel } from '../model'
import { countCode, delayFor, rightCode, whileTrying } from '../throttle-sign-in'
import { isCode, newSecret, stepOfCode } from './authenticator'
import { possibleHashes } from './recovery-codes'
import { openSecret } from './secret-vault'

export interface WithFactor {
  _id: Types.ObjectId
  username: string
  name: string
  roles: string[]
  passwordHash: string
  unlockedAt?: Date | null
  secondFactor: { sealed: string; lastStep: number; recovery: string[] }
}

interface Stored {
  _id: Types.ObjectId
  active: boolean
  passwordHash: string
  secondFactor: WithFactor['secondFactor']
}

/** Past the model, after whose writes everybody would read the kept accounts again: none of this is kept. */
const accounts = () => mongoose.connection.collection<Stored>(AccountModel.collection.collectionName)

/** Somebody who is not there: what is asked of them takes as long as of anybody else, and nothing is right. */
const nobody = { _id: new Types.ObjectId('0'.repeat(24)), passwordHash: '', secret: newSecret() }

/**
 * Tries a code or a recovery code of an account and uses it up; neither opens twice, however many try it at once. Wrong ones
 * count like wrong passwords, and stand in the audit log. Returns whether it was right.
 */
export async function spendCode(
  account: WithFactor | undefined,
  typed: { code: string; address: string; proof?: string },
  now = new Date()
): Promise<boolean> {
  // Proofs that nobody made, or long ago, count each for itself: those of one do not stop everybody else at the same address.
  const attempt = { username: account?.username ?? markOf(typed.proof ?? ''), address: typed.address }
  const right = await whileTrying(attempt, account, async () => {
    const delay = await delayFor(attempt)
    if (delay > 0) await setTimeout(delay)
    if (account) await countCode(attempt, account)
    return (await usedUp(account, typed.code, now)) || undefined
  })
  if (!account) return false
  if (!right) {
    await record({ action: 'codeRefused', by: named(account) })
    return false
  }
  await rightCode(account.username)
  if (!isCode(typed.code)) await record({ action: 'recoveryCodeUsed', by: named(account) })
  return true
}

const markOf = (proof: string) => `proof ${createHash('sha256').update(proof).digest('base64url')}`

const named = ({ _id, username, name, roles }: WithFactor) => ({ id: String(_id), username, name, roles })

/** One write whichever code it is and whether it is right or not; what is wrong matches nothing. */
async function usedUp(account: WithFactor | undefined, code: string, now: Date): Promise<boolean> {
  const id = account?._id ?? nobody._id
  const secret = (account && openSecret(account)) ?? nobody.secret
  const step = stepOfCode(secret, code, now) ?? -1
  const hashes = possibleHashes(String(id), code)
  const open = { _id: id, active: true, passwordHash: account?.passwordHash ?? nobody.passwordHash }
  if (isCode(code)) {
    const { modifiedCount } = await accounts().updateOne(
      { ...open, 'secondFactor.sealed': account?.secondFactor.sealed ?? '', 'secondFactor.lastStep': { $lt: step } },
      { $set: { 'secondFactor.lastStep': step } }
    )
    return modifiedCount === 1
  }
  // Only while one secret follows another there are two.
  for (const hash of hashes) {
    const { modifiedCount } = await accounts().updateOne(
      { ...open, 'secondFactor.recovery': hash },
      { $pull: { 'secondFactor.recovery': hash } }
    )
    if (modifiedCount === 1) return true
  }
  return false
}
