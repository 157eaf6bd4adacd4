import * as v from 'valibot'
import { Point, Time } from '../common'
import { MediaView } from '../media/views'
import { staffActions } from './forms'
import { CaseSummary } from './views'

export const taskKinds = { verify: '核实', check: '核查' } as const
export type TaskKind = keyof typeof taskKinds

/** One thing to look at on site, with all that is needed there, so that it can be read without a network. */
export const TaskView = v.object({
  ...CaseSummary.entries,
  kind: v.picklist(Object.keys(taskKinds) as TaskKind[]),
  /** What the desk or the department wrote for whoever goes. */
  words: v.optional(v.string()),
  /** Photos of the problem, and of what the department says it did. */
  before: v.array(MediaView),
  after: v.array(MediaView),
  cell: v.optional(v.array(v.array(Point))),
  actions: v.array(v.picklist(staffActions))
})
export type TaskView = v.InferOutput<typeof TaskView>

export const TaskList = v.object({ tasks: v.array(TaskView), at: Time })
