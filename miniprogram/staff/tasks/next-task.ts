import type { TaskView } from '../../../contracts/cases/tasks'
import type { Point } from '../../../contracts/common'
import { type OutboxItem, waitingFor } from '../outbox/outbox-item'
import { numberTasks } from './sort-tasks'

/** The first of the list that is neither this one nor already answered and only waiting for the network. */
export function nextTask(tasks: readonly TaskView[], done: string, items: readonly OutboxItem[], me?: Point) {
  const isOpen = ({ caseNo }: TaskView) =>
    caseNo !== done && !waitingFor(items, caseNo).some(({ problem }) => problem === undefined)
  return numberTasks(tasks, me)
    .map(({ task }) => task)
    .find(isOpen)
}
