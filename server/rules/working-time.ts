import type { LimitUnit } from '../../contracts/catalogue/views'
import { chinaDay, chinaMidnight, dayMs, hourMs } from '../../contracts/china-time'
import type { WorkingCalendar } from './working-calendar'

const minuteMs = 60_000
/** What a working day counts in a limit, whatever hours the city works on it. */
const workDayMs = 8 * hourMs
/**
 * A week has at least one day of work (`Calendar`), and a city can take 400 days out of one: a limit may then end years
 * later, but it ends. Nobody's report may fail because of it.
 */
const searchDays = 10_000

/** Returns the working periods of the Chinese day that starts at `midnight`, as moments. */
function periodsOf(midnight: number, calendar: WorkingCalendar): [number, number][] {
  return calendar
    .periodsOn(chinaDay(midnight))
    .map(([start, end]) => [midnight + start * minuteMs, midnight + end * minuteMs])
}

/** How much a millisecond of work counts on a day with these periods. */
type Weigh = (periods: [number, number][]) => number

const asItPasses: Weigh = () => 1
/** Each day counts as one: half of a short day is half a day. */
const byTheDay: Weigh = periods => workDayMs / periods.reduce((sum, [open, close]) => sum + close - open, 0)

const weighingOf = (unit: LimitUnit) => (unit === 'workDay' ? byTheDay : asItPasses)

/** Returns the moment at which `ms` of working time have passed since `from`. */
export function addWorkingTime(from: Date, ms: number, calendar: WorkingCalendar, weigh = asItPasses): Date {
  let left = ms
  const start = chinaMidnight(from)
  for (let day = 0; day < searchDays; day += 1) {
    const periods = periodsOf(start + day * dayMs, calendar)
    const weight = weigh(periods)
    for (const [open, close] of periods) {
      const begin = Math.max(open, from.getTime())
      if (begin >= close) continue
      const counts = (close - begin) * weight
      // Days of odd lengths leave fractions: less than a millisecond over is the end of this period.
      if (left < counts + 1) return new Date(Math.min(close, Math.round(begin + left / weight)))
      left -= counts
    }
  }
  throw new Error('The working calendar has no working time')
}

/** Returns the working time between two moments in milliseconds. None when `to` is before `from`. */
export function workingTimeBetween(from: Date, to: Date, calendar: WorkingCalendar, weigh = asItPasses): number {
  let sum = 0
  for (let midnight = chinaMidnight(from); midnight < to.getTime(); midnight += dayMs) {
    const periods = periodsOf(midnight, calendar)
    for (const [open, close] of periods) {
      sum += Math.max(0, Math.min(close, to.getTime()) - Math.max(open, from.getTime())) * weigh(periods)
    }
  }
  return sum
}

const isWorking = (unit: LimitUnit) => unit === 'workHour' || unit === 'workDay'

const unitMs: Record<LimitUnit, number> = {
  urgentHour: hourMs,
  urgentDay: dayMs,
  workHour: hourMs,
  workDay: workDayMs
}

/**
 * Returns the deadline of a limit that starts at `from`: `work*` units count on the calendar, `urgent*` units day and
 * night. A working day is a day on which the city works, however many hours it has.
 */
export function deadline(from: Date, limit: number, unit: LimitUnit, calendar: WorkingCalendar): Date {
  return addTime(from, limit * unitMs[unit], unit, calendar)
}

/**
 * Returns how much of a limit was used between two moments, in milliseconds, by the clock of its unit: a working day
 * counts as eight hours.
 */
export function worked(from: Date, to: Date, unit: LimitUnit, calendar: WorkingCalendar): number {
  return isWorking(unit)
    ? workingTimeBetween(from, to, calendar, weighingOf(unit))
    : Math.max(0, to.getTime() - from.getTime())
}

export function addTime(from: Date, ms: number, unit: LimitUnit, calendar: WorkingCalendar): Date {
  return isWorking(unit) ? addWorkingTime(from, ms, calendar, weighingOf(unit)) : new Date(from.getTime() + ms)
}
