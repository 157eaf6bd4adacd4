import type { Types } from 'mongoose'
import { kept } from '../db/kept'
import { hashPassword, isOutdated, oldHashes, passwordMatches } from './hash-password'
import { AccountModel } from './model'

/** Whether somebody can still sign in with a hash from before argon2id. */
export const oldHashesLeft = kept(
  'staff',
  async () => (await AccountModel.exists({ active: true, passwordHash: oldHashes })) !== null
)

interface Proven {
  _id: Types.ObjectId
  passwordHash: string
}

/** Stores a hash of today's kind in place of an older one, now that its password is known. Returns the one that is stored. */
export async function renewHash({ _id, passwordHash }: Proven, password: string): Promise<string> {
  if (!isOutdated(passwordHash)) return passwordHash
  const renewed = await hashPassword(password)
  // A password that was changed meanwhile stays changed.
  const { matchedCount } = await AccountModel.updateOne({ _id, passwordHash }, { $set: { passwordHash: renewed } })
  if (matchedCount === 1) return renewed
  // Whoever signs in at the same moment may have renewed the same password.
  const present = await AccountModel.findById(_id).lean()
  return present && (await passwordMatches(password, present.passwordHash)) ? present.passwordHash : passwordHash
}
