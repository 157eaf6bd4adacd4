import * as v from 'valibot'
import { chinaDay, dayMs, isRealDay } from '../china-time'
import { key } from '../common'

export const longestDays = 366

export const Day = (missing: string) =>
  v.pipe(
    key(20, missing),
    v.nonEmpty(missing),
    v.isoDate('日期应像 2026-12-01'),
    v.check(isRealDay, '没有这一天，请看看月份和日子')
  )

/** From which day until which, both included, somebody is not at work. */
export const Absence = v.object({ from: v.string(), to: v.string() })
export type Absence = v.InferOutput<typeof Absence>

/** Sets an absence; without days somebody is back at work. */
export const SetAbsence = v.pipe(
  v.object({
    days: v.nullable(v.object({ from: Day('请选择从哪一天起'), to: Day('请选择到哪一天为止') }), null)
  }),
  v.forward(
    v.check(({ days }) => !days || days.from <= days.to, '结束的日子应在开始之后'),
    ['days']
  ),
  v.forward(
    v.check(({ days }) => !days || days.to >= chinaDay(Date.now()), '这段日子已经过去了'),
    ['days']
  ),
  v.forward(
    v.check(({ days }) => !days || Date.parse(days.to) - Date.parse(days.from) < longestDays * dayMs, '最多一年'),
    ['days']
  ),
  // A slip in the year would leave somebody who is away in everybody's duty lists.
  v.forward(
    v.check(({ days }) => !days || days.from <= chinaDay(Date.now() + longestDays * dayMs), '最多提前一年，请看看年份'),
    ['days']
  )
)

export const AbsenceView = v.object({ id: v.string(), name: v.string(), absent: v.optional(Absence) })
export type AbsenceView = v.InferOutput<typeof AbsenceView>
