import { Refusal } from '../../http/refusal'
import { AccountModel } from '../model'
import { openStaffSession } from '../session'
import { accountOfProof, isProofFor } from './proof'
import { spendCode } from './spend-code'

/**
 * Signs in by a code after a right password. Whatever is wrong, the proof, its age, the password since, the code, or a code
 * that was used before, the answer is the same.
 */
export async function takeSecondStep(
  { proof, code, address }: { proof: string; code: string; address: string },
  now = new Date()
) {
  const found = await withFactor(accountOfProof(proof, now))
  const account = found && isProofFor(found, proof, now) ? found : undefined
  const right = await spendCode(account, { code, address, proof }, now)
  if (!account || !right) throw new Refusal('wrong_code')
  return openStaffSession(account, now)
}

/** Returns an open account that has a second factor, with it. */
export async function withFactor(id: string | undefined) {
  const account = await AccountModel.findOne({ _id: id ?? '0'.repeat(24), active: true })
    .select('+secondFactor')
    .lean()
  const { secondFactor } = account ?? {}
  return account && secondFactor ? { ...account, secondFactor } : undefined
}
