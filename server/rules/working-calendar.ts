import chineseDays from 'chinese-days'
import type { Calendar } from '../../contracts/rules/calendar'
import { defaultRules } from './defaults'
import { isStatutory } from './statutory-days'

/** When a city works. Minutes count from midnight in China. */
export interface WorkingCalendar {
  /** Returns the working periods of a day, `yyyy-MM-dd`, in order. None on a day off. */
  periodsOn(day: string): readonly (readonly [start: number, end: number])[]
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/**
 * Makes a calendar from a city's settings. The city's own days come first, then the State Council's days where they
 * are known, then the weekday. A make-up day has the periods of make-up days.
 */
export function calendarOf({ weekdays, makeUp, days }: Calendar): WorkingCalendar {
  const own = new Map(days.map(({ day, work }) => [day, work]))
  const inMinutes = (periods: Calendar['makeUp']) =>
    periods.map(([start, end]): [number, number] => [minutes(start), minutes(end)])
  const byWeekday = weekdays.map(inMinutes)
  const onMakeUp = inMinutes(makeUp)
  return {
    periodsOn(day) {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      const usual = byWeekday[weekday] ?? []
      const works = own.get(day) ?? stateCouncil(day, weekday)
      if (works === undefined) return usual
      if (!works) return []
      return usual.length > 0 ? usual : onMakeUp
    }
  }
}

/**
 * Whether the State Council makes a day working or free; undefined when it follows its weekday. In a year that is not
 * published or not known here, only the days off by law are certain.
 */
function stateCouncil(day: string, weekday: number): boolean | undefined {
  if (!isKnown(Number(day.slice(0, 4)))) return isStatutory(day) ? false : undefined
  const works = chineseDays.isWorkday(day)
  const usual = weekday > 0 && weekday < 6
  return works === usual ? undefined : works
}

const known = new Map<number, boolean>()

/** Whether a year's holidays are known here: at least one of its weekdays is off. */
function isKnown(year: number): boolean {
  const already = known.get(year)
  if (already !== undefined) return already
  const offs = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false)
  known.set(year, offs.length > 0)
  return offs.length > 0
}

/** Returns the years of this range whose holidays are known here. */
export function knownYears(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(isKnown)
}

export const defaultCalendar = calendarOf(defaultRules.calendar)
