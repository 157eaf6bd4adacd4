import assert from 'node:assert/strict'
import type { TaskView } from '../../../contracts/cases/tasks'
import type { Point } from '../../../contracts/common'
import { numberTasks } from './sort-tasks'

const task = (caseNo: string, dueAt?: string, point?: Point) =>
  ({ caseNo, dueAt, place: { address: '', ...(point && { point }) } }) as TaskView

const order = (tasks: TaskView[], me?: Point) => numberTasks(tasks, me).map(({ task: { caseNo } }) => caseNo)

describe('the tasks of the day', () => {
  const tasks = [
    task('no deadline', undefined, [113.6, 24.8]),
    task('later', '2026-11-24T08:00:00Z', [113.61, 24.8]),
    task('soon, no place', '2026-11-24T03:00:00Z')
  ]

  it('come by deadline where nobody knows where one is', () => {
    assert.deepEqual(order(tasks), ['soon, no place', 'later', 'no deadline'])
  })

  it('come nearest first where one is known to be, those without a place last', () => {
    assert.deepEqual(order(tasks, [113.612, 24.8]), ['later', 'no deadline', 'soon, no place'])
    assert.deepEqual(
      numberTasks(tasks, [113.612, 24.8]).map(({ number }) => number),
      [1, 2, 3]
    )
  })
})
