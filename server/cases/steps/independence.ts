import { allActions, stepOf } from '../../../contracts/cases/workflow'
import type { CaseRecord, HistoryRecord } from '../model'
import type { Mover } from './mover'

/** Steps that are a hand in the work. */
export const hands = allActions.filter(action => stepOf(action).handles)

/** Who had a hand in a case. */
export type Worked = Pick<CaseRecord, 'department' | 'subtasks' | 'handler'> & {
  history: readonly (Pick<HistoryRecord, 'action'> & { by: Pick<HistoryRecord['by'], 'id' | 'person'> })[]
}

/** Rule "independent check", by department and by person: nobody checks what they or their department worked on. */
export function isIndependent({ department, subtasks, handler, history }: Worked, mover: Mover): boolean {
  const departments = [
    department?.id,
    ...subtasks.filter(each => each.state !== 'dropped').map(each => each.department.id)
  ]
  if (mover.department && departments.includes(mover.department)) return false
  // Whoever stands in for a colleague is both, here as in the history.
  const is = (id: string | null | undefined) => id != null && (id === mover.id || id === mover.person)
  return !is(handler?.id) && !history.some(({ action, by }) => hands.includes(action) && (is(by.id) || is(by.person)))
}
