import type { LimitUnit } from '../../contracts/catalogue/views'
import type { WorkingCalendar } from './working-calendar'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const chinaOffset = 8 * hourMs
const workDayHours = 8
/** A calendar without a single working minute in two years is a mistake, not a deadline. */
const searchDays = 750

/** The working periods of the Chinese day that starts at `midnight`, as moments. */
function periodsOf(midnight: number, calendar: WorkingCalendar): [number, number][] {
  const day = new Date(midnight + chinaOffset).toISOString().slice(0, 10)
  return calendar.periodsOn(day).map(([start, end]) => [midnight + start * minuteMs, midnight + end * minuteMs])
}

function midnightBefore(moment: number): number {
  return Math.floor((moment + chinaOffset) / dayMs) * dayMs - chinaOffset
}

/** The moment at which `ms` of working time have passed since `from`. */
export function addWorkingTime(from: Date, ms: number, calendar: WorkingCalendar): Date {
  let left = ms
  const start = midnightBefore(from.getTime())
  for (let day = 0; day < searchDays; day += 1) {
    for (const [open, close] of periodsOf(start + day * dayMs, calendar)) {
      const begin = Math.max(open, from.getTime())
      if (begin >= close) continue
      if (left <= close - begin) return new Date(begin + left)
      left -= close - begin
    }
  }
  throw new Error('The working calendar has no working time')
}

/** How much working time lies between two moments, in milliseconds; none when they are the other way round. */
export function workingTimeBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  let sum = 0
  for (let midnight = midnightBefore(from.getTime()); midnight < to.getTime(); midnight += dayMs) {
    for (const [open, close] of periodsOf(midnight, calendar)) {
      sum += Math.max(0, Math.min(close, to.getTime()) - Math.max(open, from.getTime()))
    }
  }
  return sum
}

const isWorking = (unit: LimitUnit) => unit === 'workHour' || unit === 'workDay'

const unitMs: Record<LimitUnit, number> = {
  urgentHour: hourMs,
  urgentDay: dayMs,
  workHour: hourMs,
  workDay: workDayHours * hourMs
}

/** When a limit that starts now ends: `work*` units on the calendar, `urgent*` units on the wall clock. */
export function deadline(from: Date, limit: number, unit: LimitUnit, calendar: WorkingCalendar): Date {
  return addTime(from, limit * unitMs[unit], unit, calendar)
}

/** Time used of a limit between two moments, in milliseconds, by the clock of its unit. */
export function worked(from: Date, to: Date, unit: LimitUnit, calendar: WorkingCalendar): number {
  return isWorking(unit) ? workingTimeBetween(from, to, calendar) : Math.max(0, to.getTime() - from.getTime())
}

export function addTime(from: Date, ms: number, unit: LimitUnit, calendar: WorkingCalendar): Date {
  return isWorking(unit) ? addWorkingTime(from, ms, calendar) : new Date(from.getTime() + ms)
}
