import type { TaskView } from '../../../contracts/cases/tasks'
import type { Point } from '../../../contracts/common'
import { metresBetween } from '../places/distance'

export interface NumberedTask {
  task: TaskView
  /** The same in the list and on the map. */
  number: number
  metres?: number
}

/** Nearest first where the position is known; else by deadline, those without one last. */
export function numberTasks(tasks: readonly TaskView[], me?: Point): NumberedTask[] {
  return tasks
    .map(task => ({ task, ...(me && task.place.point && { metres: metresBetween(me, task.place.point) }) }))
    .sort((one, other) => far(one) - far(other) || due(one.task) - due(other.task))
    .map((item, i) => ({ ...item, number: i + 1 }))
}

function far({ metres = Number.MAX_SAFE_INTEGER }: { metres?: number }): number {
  return metres
}

function due({ dueAt }: TaskView): number {
  return dueAt ? Date.parse(dueAt) : Number.MAX_SAFE_INTEGER
}
