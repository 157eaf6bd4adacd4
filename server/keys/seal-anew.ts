import { blackoutsLeft, upgradeBlackouts } from '../redaction/upgrade-sealed'
import { contactsLeft, upgradeContacts } from '../reports/upgrade-contacts'
import { secondFactorsLeft, upgradeSecondFactors } from '../staff/second-factor/upgrade-sealed'

/** Seals everything under the present secret. Returns how much it was, and how much no known secret opens. */
export async function sealAnew(): Promise<{ done: number; left: number }> {
  let done = 0
  for (const upgrade of [upgradeContacts, upgradeSecondFactors, upgradeBlackouts]) {
    for (let some = await upgrade(); some > 0; some = await upgrade()) done += some
  }
  return { done, left: (await contactsLeft()) + (await secondFactorsLeft()) + (await blackoutsLeft()) }
}
