import type { LimitUnit } from '../../contracts/catalogue/views'
import { chinaDay, chinaMidnight, dayMs, hourMs } from '../../contracts/china-time'
import type { WorkingCalendar } from './working-calendar'

const minuteMs = 60_000
const workDayHours = 8
/** If a calendar has no working minute in about two years, it is a mistake. */
const searchDays = 750

/** Returns the working periods of the Chinese day that starts at `midnight`, as moments. */
function periodsOf(midnight: number, calendar: WorkingCalendar): [number, number][] {
  return calendar
    .periodsOn(chinaDay(midnight))
    .map(([start, end]) => [midnight + start * minuteMs, midnight + end * minuteMs])
}

/** Returns the moment at which `ms` of working time have passed since `from`. */
export function addWorkingTime(from: Date, ms: number, calendar: WorkingCalendar): Date {
  let left = ms
  const start = chinaMidnight(from)
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

/** Returns the working time between two moments in milliseconds. None when `to` is before `from`. */
export function workingTimeBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  let sum = 0
  for (let midnight = chinaMidnight(from); midnight < to.getTime(); midnight += dayMs) {
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

/**
 * Returns the deadline of a limit that starts at `from`: `work*` units count on the calendar, `urgent*` units day and
 * night.
 */
export function deadline(from: Date, limit: number, unit: LimitUnit, calendar: WorkingCalendar): Date {
  return addTime(from, limit * unitMs[unit], unit, calendar)
}

/** Returns how much of a limit was used between two moments, in milliseconds, by the clock of its unit. */
export function worked(from: Date, to: Date, unit: LimitUnit, calendar: WorkingCalendar): number {
  return isWorking(unit) ? workingTimeBetween(from, to, calendar) : Math.max(0, to.getTime() - from.getTime())
}

export function addTime(from: Date, ms: number, unit: LimitUnit, calendar: WorkingCalendar): Date {
  return isWorking(unit) ? addWorkingTime(from, ms, calendar) : new Date(from.getTime() + ms)
}
