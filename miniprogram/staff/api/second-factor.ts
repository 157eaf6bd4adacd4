import type { CodeWanted, SecondFactorOffer } from '../../../contracts/staff/second-factor'
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

export function beginSecondFactor(): Promise<SecondFactorOffer> {
  return callAsStaff<typeof rows.beginSecondFactor>('POST /api/staff/session/second-factor', { body: {} })
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
