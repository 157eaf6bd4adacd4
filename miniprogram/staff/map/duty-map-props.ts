import type { Point } from '../../../contracts/common'
import type { NumberedTask } from '../tasks/sort-tasks'

export interface DutyMapProps {
  /** Outlines of the cells, each as rings of points. */
  cells: readonly (readonly (readonly Point[])[])[]
  tasks: readonly NumberedTask[]
  me?: Point
  onOpen(caseNo: string): void
}

/** Everything that should be in sight. */
export function pointsIn({ cells, tasks, me }: DutyMapProps): Point[] {
  const places = tasks.flatMap(({ task }) => (task.place.point ? [task.place.point] : []))
  return [...cells.flatMap(rings => rings.flat()), ...places, ...(me ? [me] : [])]
}
