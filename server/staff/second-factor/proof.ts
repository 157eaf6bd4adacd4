import { type CodeWanted, secondStepSeconds } from '../../../contracts/staff/second-factor'
import { keyedHash } from '../../vault'
import { openNote, sealNote } from './sealed-note'

interface Proven {
  _id: unknown
  passwordHash: string
}

/** Changes with the password, and tells nothing of its hash. */
export const passwordMark = ({ passwordHash }: Pick<Proven, 'passwordHash'>) => keyedHash('second step', passwordHash)

/** What somebody is answered whose password was right. Until the code is right, too, nothing is open to them. */
export function wantCode(account: Proven, now: Date): CodeWanted & { token?: undefined; account?: undefined } {
  const note = { account: String(account._id), password: passwordMark(account) }
  const proof = sealNote('second step', note, now.getTime() + secondStepSeconds * 1000)
  return { secondStep: { proof, seconds: secondStepSeconds } }
}

/** Returns whose password the proof says was right. */
export function accountOfProof(proof: string, now: Date): string | undefined {
  return openNote('second step', proof, now.getTime())?.account
}

/** Whether it was the password that the account has now. */
export function isProofFor(account: Proven, proof: string, now: Date): boolean {
  return openNote('second step', proof, now.getTime())?.password === passwordMark(account)
}
