import { allActions, stepOf } from '../../../contracts/cases/workflow'
import type { CaseRecord } from '../model'
import type { Mover } from './mover'

/** Steps that are a hand in the work. */
export const hands = allActions.filter(action => stepOf(action).handles)

/** Rule "independent check", by department and by person: nobody checks what they or their department worked on. */
export function isIndependent({ department, subtasks, handler, history }: CaseRecord, mover: Mover): boolean {
  const departments = [
    department?.id,
    ...subtasks.filter(each => each.state !== 'dropped').map(each => each.department.id)
  ]
  if (mover.department && departments.includes(mover.department)) return false
  return handler?.id !== mover.id && !history.some(({ action, by }) => by.id === mover.id && hands.includes(action))
}
