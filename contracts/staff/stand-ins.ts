import * as v from 'valibot'
import { chinaDay, dayMs } from '../china-time'
import { Id, key } from '../common'
import { Day, longestDays } from './absence'

/** Who stands in for a colleague, from which day until which, both included. */
export const NewStandIn = v.pipe(
  v.object({
    person: key(64, '请选择谁来代班'),
    from: Day('请选择从哪一天起'),
    to: Day('请选择到哪一天为止')
  }),
  v.forward(
    v.check(({ from, to }) => from <= to, '结束的日子应在开始之后'),
    ['to']
  ),
  v.forward(
    v.check(({ to }) => to >= chinaDay(Date.now()), '这段日子已经过去了'),
    ['to']
  ),
  v.forward(
    v.check(({ from, to }) => Date.parse(to) - Date.parse(from) < longestDays * dayMs, '最多一年'),
    ['to']
  ),
  v.forward(
    v.check(({ from }) => from <= chinaDay(Date.now() + longestDays * dayMs), '最多提前一年，请看看年份'),
    ['from']
  )
)
export type NewStandIn = v.InferOutput<typeof NewStandIn>

const Somebody = v.object({ id: Id, name: v.string() })

export const StandInView = v.object({
  id: Id,
  /** Who is away. */
  colleague: Somebody,
  /** Who does their work meanwhile. */
  person: Somebody,
  from: v.string(),
  to: v.string(),
  setBy: v.string()
})
export type StandInView = v.InferOutput<typeof StandInView>

/** The stand-ins of one account that are not over, and who may be chosen. */
export const StandIns = v.object({
  /** Who stands in for this account. */
  forMe: v.array(StandInView),
  /** For whom this account stands in. */
  forOthers: v.array(StandInView),
  candidates: v.array(Somebody)
})
export type StandIns = v.InferOutput<typeof StandIns>
