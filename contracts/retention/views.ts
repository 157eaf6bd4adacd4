import * as v from 'valibot'
import { line, Time } from '../common'
import { everyRetentionKind } from './kinds'

/** No more are counted, so that looking costs little: beyond it, it is "at least so many". */
export const mostCounted = 5_000

/** How many would go; `more` when they are at least so many. */
export const WouldGo = v.object({ count: v.number(), more: v.boolean() })
export type WouldGo = v.InferOutput<typeof WouldGo>

export const RetentionView = v.object({
  kind: v.picklist(everyRetentionKind),
  days: v.number(),
  /** Who set it last and why; none while it is the default. */
  set: v.optional(v.object({ at: Time, by: v.string(), reason: v.string() })),
  next: WouldGo,
  /** What becomes due within thirty days, with what goes next. */
  soon: WouldGo,
  /** When the last run was that came to its end, and how many it removed. */
  last: v.optional(v.object({ at: Time, removed: v.number() }))
})
export type RetentionView = v.InferOutput<typeof RetentionView>

export const Retention = v.object({
  /** When what is due goes next. */
  nextRun: Time,
  items: v.array(RetentionView)
})
export type Retention = v.InferOutput<typeof Retention>

const days = v.pipe(v.number('请填写天数'), v.integer('天数应是整数'), v.minValue(1, '天数应是整数'))

export const TriedDays = v.object({ days })

export const NewDays = v.object({
  days,
  reason: line(2, 200, '请写明为什么改'),
  /** Whoever shortens it says that they have read how many go. */
  confirmed: v.optional(v.boolean())
})
export type NewDays = v.InferOutput<typeof NewDays>
