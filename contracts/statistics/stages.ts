import * as v from 'valibot'
import { Time } from '../common'

/**
 * How a stage stands. `leftOut`: it ended by none of its desk's doing before its time was up, so it counts neither way.
 */
export const outcomes = {
  inTime: '按时',
  late: '超时',
  leftOut: '不计',
  running: '办理中',
  runningLate: '已超时'
} as const
export type Outcome = keyof typeof outcomes

/** One time that a case waited for a desk, a look on site or a department. */
export const StageView = v.object({
  stage: v.string(),
  department: v.optional(v.string()),
  from: Time,
  dueAt: v.optional(Time),
  endedAt: v.optional(Time),
  /** Working time, when it was done. */
  minutes: v.optional(v.number()),
  outcome: v.picklist(Object.keys(outcomes) as Outcome[])
})
export type StageView = v.InferOutput<typeof StageView>

export const CaseStages = v.object({ items: v.array(StageView) })
