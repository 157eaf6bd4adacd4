import { type CaseState, stateOf } from '../../../contracts/cases/states'
import type { Light } from '../../../contracts/cases/views'
import type { LimitUnit } from '../../../contracts/catalogue/views'
import type { Stage } from '../../../contracts/rules/stages'
import type { Timekeeping } from '../../rules/current'
import type { WorkingCalendar } from '../../rules/working-calendar'
import { addTime, deadline, worked } from '../../rules/working-time'
import type { CaseRecord } from '../model'
import { endOfTime } from './end-of-time'

export type Clock = NonNullable<CaseRecord['clock']>
type StageClock = NonNullable<CaseRecord['stage']>

/** A case has two clocks: one for the stage it waits in, and one for the handling. */
export interface Clocks {
  stage?: StageClock | null | undefined
  clock?: Clock | null | undefined
}

/** Share of the limit after which a light turns yellow. */
const warnShare = 0.8

/** Returns a clock that starts now. It turns yellow after 80 % of the limit, measured in the limit's own unit. */
export function startClock(now: Date, limit: number, unit: LimitUnit, calendar: WorkingCalendar): Clock {
  return {
    startedAt: now,
    dueAt: deadline(now, limit, unit, calendar),
    warnAt: deadline(now, limit * warnShare, unit, calendar)
  }
}

/**
 * Continues a stopped clock: the time for which it stood still is added to the deadline. An overdue clock stays
 * overdue.
 */
export function resumeClock(clock: Clock, now: Date, unit: LimitUnit, calendar: WorkingCalendar): Clock {
  const { startedAt, dueAt, warnAt, stoppedAt } = clock
  if (!stoppedAt) return clock
  const later = (moment: Date | null | undefined) =>
    moment && moment > stoppedAt ? addTime(now, worked(stoppedAt, moment, unit, calendar), unit, calendar) : moment
  return { startedAt, dueAt: later(dueAt), warnAt: later(warnAt) }
}

/**
 * Extends the deadline by the condition's limit (rule "extension and suspension"). Yellow comes after 80 % of the
 * whole time. After the old deadline that is 0.6 of a limit the first time and 0.4 the second.
 */
export function extendClock(
  clock: Clock,
  earlier: number,
  { limit, unit }: { limit: number; unit: LimitUnit },
  calendar: WorkingCalendar
): Clock {
  const { dueAt } = clock
  if (!dueAt) return clock
  const times = earlier + 1
  const share = warnShare * (times + 1) - times
  return {
    ...clock,
    dueAt: deadline(dueAt, limit, unit, calendar),
    warnAt: deadline(dueAt, limit * share, unit, calendar)
  }
}

/** The clock of the stage a case comes into, or none. */
export function stageClock(state: CaseState, now: Date, { stages, calendar }: Timekeeping): StageClock | undefined {
  const name = stateOf(state).stage
  if (!name) return undefined
  const hours = stages.minutes[name] / 60
  return { name, ...startClock(now, hours, stages.workingTime ? 'workHour' : 'urgentHour', calendar) }
}

/** Returns the moments at which a light turns, in order. None for a stopped clock. */
function turns({ stage, clock }: Clocks): { at: Date; light: 'yellow' | 'red'; of: Stage | 'handling' }[] {
  const running = [
    ...(stage ? [{ ...stage, of: stage.name }] : []),
    ...(clock && !clock.stoppedAt ? [{ ...clock, of: 'handling' as const }] : [])
  ]
  return running
    .flatMap(({ warnAt, dueAt, of }) => [
      ...(warnAt ? [{ at: warnAt, light: 'yellow' as const, of }] : []),
      ...(dueAt ? [{ at: dueAt, light: 'red' as const, of }] : [])
    ])
    .sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** Returns what lists and jobs query: the nearest deadline, when it turns yellow, and when the next light turns. */
export function nextMoments(clocks: Clocks, now: Date) {
  const all = turns(clocks)
  return {
    nextDueAt: all.find(({ light }) => light === 'red')?.at ?? endOfTime,
    nextWarnAt: all.find(({ light }) => light === 'yellow')?.at ?? endOfTime,
    nextLightAt: all.find(({ at }) => at > now)?.at ?? endOfTime
  }
}

/** Returns the lights that turned after `since`, up to now. */
export function turnedSince(clocks: Clocks, since: Date, now: Date) {
  return turns(clocks).filter(({ at }) => at >= since && at <= now)
}

/** Returns the light now. When no clock runs: red if the handling was late, else grey. */
export function lightOf({ stage, clock }: Clocks, now: Date): Light {
  const { nextDueAt, nextWarnAt } = nextMoments({ stage, clock }, now)
  if (now >= nextDueAt) return 'red'
  if (nextDueAt < endOfTime) return now >= nextWarnAt ? 'yellow' : 'green'
  const late = clock?.stoppedAt && clock.dueAt && clock.stoppedAt >= clock.dueAt
  return late ? 'red' : 'grey'
}
