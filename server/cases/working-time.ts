import chineseDays from 'chinese-days'
import type { LimitUnit } from '../../contracts/catalogue'

/** When a city works. Minutes are counted from midnight of a Chinese day (UTC+8, no summer time). */
export interface WorkingCalendar {
  periods: readonly (readonly [start: number, end: number])[]
  /** Whether people work on this day, `yyyy-MM-dd`: holidays and make-up days are in it. */
  isWorkday(day: string): boolean
}

/** 08:00–12:00 and 14:00–18:00 on workdays, State Council holidays off and make-up days on. */
export const defaultCalendar: WorkingCalendar = {
  periods: [
    [8 * 60, 12 * 60],
    [14 * 60, 18 * 60]
  ],
  isWorkday: day => chineseDays.isWorkday(day)
}

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
  if (!calendar.isWorkday(day)) return []
  return calendar.periods.map(([start, end]) => [midnight + start * minuteMs, midnight + end * minuteMs])
}

function midnightBefore(moment: number): number {
  return Math.floor((moment + chinaOffset) / dayMs) * dayMs - chinaOffset
}

/** The moment at which `ms` of working time have passed since `from`. */
export function addWorkingTime(from: Date, ms: number, calendar: WorkingCalendar = defaultCalendar): Date {
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
export function workingTimeBetween(from: Date, to: Date, calendar: WorkingCalendar = defaultCalendar): number {
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
export function deadline(
  from: Date,
  limit: number,
  unit: LimitUnit,
  calendar: WorkingCalendar = defaultCalendar
): Date {
  return addTime(from, limit * unitMs[unit], unit, calendar)
}

/** Time used of a limit between two moments, in milliseconds, by the clock of its unit. */
export function worked(from: Date, to: Date, unit: LimitUnit, calendar: WorkingCalendar = defaultCalendar): number {
  return isWorking(unit) ? workingTimeBetween(from, to, calendar) : Math.max(0, to.getTime() - from.getTime())
}

export function addTime(from: Date, ms: number, unit: LimitUnit, calendar: WorkingCalendar = defaultCalendar): Date {
  return isWorking(unit) ? addWorkingTime(from, ms, calendar) : new Date(from.getTime() + ms)
}
