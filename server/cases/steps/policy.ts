import type { QueryFilter } from 'mongoose'
import { openStates } from '../../../contracts/cases/states'
import { allActions, type CaseAction, isArrival, stepOf } from '../../../contracts/cases/workflow'
import { cellsOfDutyGrids } from '../../grids/locate'
import { Refusal } from '../../http/refusal'
import type { Staff } from '../../staff/account'
import type { CaseRecord } from '../model'
import { isIndependent, type Worked } from './independence'
import { limitOf } from './limits'
import type { Mover } from './mover'

/**
 * Returns the cases that a member of staff may see, as a filter. Lists, counts and single reads all start from it.
 * Each right adds its cases; a person without a right to see cases sees none.
 */
export async function visibleTo(staff: Staff): Promise<QueryFilter<CaseRecord>> {
  const { rights } = staff
  if (rights.includes('seeAllCases')) return {}
  const sees: QueryFilter<CaseRecord>[] = []
  if (staff.department && rights.includes('seeDepartmentCases')) {
    sees.push({ 'department.id': staff.department }, { 'subtasks.department.id': staff.department })
  }
  if (rights.includes('seeGridCases')) {
    sees.push({ gridCode: { $in: await cellsOfDutyGrids(staff.dutyGrids) }, state: { $in: [...openStates, 'closed'] } })
    sees.push({ 'collector.id': staff.id, state: { $in: openStates } })
  }
  return sees.length > 0 ? { $or: sees } : { _id: { $exists: false } }
}

/** Returns why this person cannot take this step on this case now, or undefined when they can. */
export function refusalOf(
  action: CaseAction,
  theCase: CaseRecord,
  mover: Mover,
  now = new Date()
): Refusal | undefined {
  return refusalByTable(action, theCase, mover) ?? limitOf(action, theCase, mover, now)
}

/** What the table of steps asks of a case. */
export type OnTable = Worked & Pick<CaseRecord, 'state'>

/** The same without the limits that count or read the clock. */
export function refusalByTable(action: CaseAction, theCase: OnTable, mover: Mover): Refusal | undefined {
  const { from, by, independent, label } = stepOf(action)
  const allowed = by.filter(actor => mover.actors.includes(actor))
  if (allowed.length === 0) return new Refusal('forbidden', `您的岗位不能进行“${label}”`)
  if (!from.includes(theCase.state)) return new Refusal('wrong_state', `这件案卷现在不能“${label}”`)
  const asDepartment = allowed.every(actor => actor === 'clerk' || actor === 'handler')
  if (asDepartment && !isForDepartment(action, theCase, mover)) {
    return new Refusal('forbidden', action === 'finishSubtask' ? '没有交给您部门的协办' : '这件案卷不在您的部门')
  }
  if (independent && !isIndependent(theCase, mover)) return new Refusal('not_independent')
  return undefined
}

/** A department acts on its own cases, and on its own subtasks in cases of others. */
function isForDepartment(action: CaseAction, theCase: OnTable, { department }: Mover): boolean {
  if (!department) return false
  if (action !== 'finishSubtask') return theCase.department?.id === department
  return theCase.subtasks.some(each => each.state === 'open' && each.department.id === department)
}

/** Returns the steps that this person can take with this case now, in the table's order. */
export function actionsOn(theCase: CaseRecord, mover: Mover, now = new Date()): CaseAction[] {
  return allActions.filter(action => !isArrival(action) && !refusalOf(action, theCase, mover, now))
}
