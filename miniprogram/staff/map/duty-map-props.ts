import type { Point } from '../../../contracts/common'
import type { CellView } from '../../../contracts/grids/views'
import type { NumberedTask } from '../tasks/sort-tasks'

export interface DutyMapProps {
  cells: readonly CellView[]
  tasks: readonly NumberedTask[]
  me?: Point
  onOpen(caseNo: string): void
}

/** Everything that should be in sight. */
export function pointsIn({ cells, tasks, me }: DutyMapProps): Point[] {
  const places = tasks.flatMap(({ task }) => (task.place.point ? [task.place.point] : []))
  return [...cells.flatMap(({ rings }) => rings.flat()), ...places, ...(me ? [me] : [])]
}
