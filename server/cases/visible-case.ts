import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import type { StepKey } from '../versioned/step-key'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'
import { visibleTo } from './steps/policy'
import { upToDate } from './up-to-date'

/** Returns a case, or refuses: a case that this person may not see does not exist for them. */
export async function visibleCase(caseNo: string, staff: Staff) {
  const theCase = await CaseReader.findOne({ $and: [{ caseNo }, await visibleTo(staff)] }).lean()
  if (!theCase) throw new Refusal('not_found', '没有这件案卷，或者不在您的范围内')
  return upToDate(theCase)
}

/**
 * Returns the case for which a step has arrived under this key before. Whoever returned a case to the dispatcher no longer
 * sees it, and still has to learn that the step was taken. Throws the refusal if there is none.
 */
export async function caseWithStep(caseNo: string, key: StepKey | undefined, refusal: unknown): Promise<CaseRecord> {
  const theCase = key && (await CaseReader.findOne({ caseNo, 'history.key': key.key }).lean())
  if (!theCase) throw refusal
  return upToDate(theCase)
}
