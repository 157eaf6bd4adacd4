import type { CodeWanted, OwnSecondFactor, SecondFactorOffer } from '../../../contracts/staff/second-factor'
import type * as rows from '../../../contracts/staff/second-factor-api'
import { callOpen } from '../../api/call'
import { callAsStaff } from './call-as-staff'
import { keepSession } from './staff-session'

export type Wanted = CodeWanted['secondStep']

/** Signs in by the code after the password. */
export async function takeSecondStep(proof: string, code: string): Promise<void> {
  const body = { proof, code }
  keepSession(await callOpen<typeof rows.secondStep>('POST /api/staff/session/second-step', { body }))
}

export function readOwnFactor(): Promise<OwnSecondFactor> {
  return callAsStaff<typeof rows.ownSecondFactor>('GET /api/staff/session/second-factor')
}

/** That it is still the same person: a code of the present factor, or the password where there is none. */
export type Proof = { code?: string; password?: string }

export function beginSecondFactor(body: Proof): Promise<SecondFactorOffer> {
  return callAsStaff<typeof rows.beginSecondFactor>('POST /api/staff/session/second-factor', { body })
}

/** Returns a new set, told this once. */
export async function newRecoveryCodes(code: string): Promise<readonly string[]> {
  const body = { code }
  return (await callAsStaff<typeof rows.newRecoveryCodes>('POST /api/staff/session/recovery-codes', { body }))
    .recoveryCodes
}

/** Puts the secret to use. Returns the recovery codes, which are told this once, and what goes on with the new session. */
export async function confirmSecondFactor(offer: string, code: string) {
  const body = { offer, code }
  const { recoveryCodes, ...session } = await callAsStaff<typeof rows.confirmSecondFactor>(
    'POST /api/staff/session/second-factor/confirm',
    { body }
  )
  return { recoveryCodes, goOn: () => keepSession(session) }
}
