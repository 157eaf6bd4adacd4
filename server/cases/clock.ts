import type { Light } from '../../contracts/cases'
import type { LimitUnit } from '../../contracts/catalogue'
import { type CaseRecord, endOfTime } from './model'
import { addTime, deadline, worked } from './working-time'

type Clock = NonNullable<CaseRecord['clock']>

/** Share of the limit after which a light turns yellow. */
const warnShare = 0.8

/** A clock that starts now; yellow comes after 80 % of the limit, measured on the limit's own clock. */
export function startClock(now: Date, limit: number, unit: LimitUnit): Clock {
  return { startedAt: now, dueAt: deadline(now, limit, unit), warnAt: deadline(now, limit * warnShare, unit) }
}

/** Goes on where a stopped clock stood: the time it stood still is added at the end. One overdue stays overdue. */
export function resumeClock(clock: Clock, now: Date, unit: LimitUnit): Clock {
  const { startedAt, dueAt, warnAt, stoppedAt } = clock
  if (!stoppedAt) return clock
  const later = (moment: Date | null | undefined) =>
    moment && moment > stoppedAt ? addTime(now, worked(stoppedAt, moment, unit), unit) : moment
  return { startedAt, dueAt: later(dueAt), warnAt: later(warnAt) }
}

/** What "most urgent" sorts by: the end of a running clock, else the end of time. */
export function urgencyOf(clock: Clock | null | undefined): Date {
  return clock?.dueAt && !clock.stoppedAt ? clock.dueAt : endOfTime
}

/** The light now; of a stopped clock, what it was when it stopped. */
export function lightOf(clock: Clock | null | undefined, now: Date): Light {
  if (!clock?.dueAt) return 'grey'
  const moment = clock.stoppedAt ?? now
  if (moment >= clock.dueAt) return 'red'
  if (clock.stoppedAt) return 'grey'
  return clock.warnAt && moment >= clock.warnAt ? 'yellow' : 'green'
}
