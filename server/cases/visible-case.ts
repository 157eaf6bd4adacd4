import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { CaseModel } from './model'
import { visibleTo } from './steps/policy'

/** Returns a case, or refuses: a case that this person may not see does not exist for them. */
export async function visibleCase(caseNo: string, staff: Staff) {
  const found = await CaseModel.findOne({ $and: [{ caseNo }, await visibleTo(staff)] }).lean()
  if (!found) throw new Refusal('not_found', '没有这件案卷，或者不在您的范围内')
  return found
}
