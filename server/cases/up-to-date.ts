import type { CaseRecord } from './model'
import { CaseReader } from './readers'
import { upgradeCase } from './upgrade-cases'
import { upgradeHistory } from './upgrade-histories'

/**
 * Returns a case as this version stores it. One of an earlier version is brought up to date when somebody comes to it, before
 * the upgrade beside the work does.
 */
export async function upToDate(theCase: CaseRecord): Promise<CaseRecord> {
  const withClocks = theCase.nextLightAt !== undefined
  const withFacts = !theCase.history.some(entry => 'details' in entry)
  if (withClocks && withFacts) return theCase
  if (!withClocks) await upgradeCase(theCase, new Date())
  if (!withFacts) await upgradeHistory(theCase)
  return CaseReader.findById(theCase._id).orFail().lean()
}
