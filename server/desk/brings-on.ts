import { isStaffAction } from '../../contracts/cases/forms'
import { stepOf } from '../../contracts/cases/workflow'
import type { CaseRecord } from '../cases/model'
import { staffMover } from '../cases/steps/mover'
import { actionsOn } from '../cases/steps/policy'
import type { Staff } from '../staff/account'

/** Whether it is this person who can bring a case on now: they alone take it from others. */
export const bringsOn = (staff: Staff, theCase: CaseRecord, now = new Date()): boolean =>
  actionsOn(theCase, staffMover(staff), now).some(step => isStaffAction(step) && stepOf(step).onward)
