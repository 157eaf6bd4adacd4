import chineseDays from 'chinese-days'
import type { Calendar } from '../../contracts/rulebooks'
import { defaultRulebooks } from './defaults'

/** When a city works. Minutes are counted from midnight of a Chinese day (UTC+8, no summer time). */
export interface WorkingCalendar {
  /** The working periods of a day, `yyyy-MM-dd`, in order; none on a day off. */
  periodsOn(day: string): readonly (readonly [start: number, end: number])[]
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/**
 * A calendar as people wrote it. The city's own days come first, then the State Council's holidays and make-up days
 * as far as they are known, then the weekday. A day on which people work although its weekday is free has the periods
 * of make-up days.
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

/** Whether the State Council makes this day a working one or a free one; undefined where it follows its weekday. */
function stateCouncil(day: string, weekday: number): boolean | undefined {
  const works = chineseDays.isWorkday(day)
  const usual = weekday > 0 && weekday < 6
  return works === usual ? undefined : works
}

/** Years whose holidays are published and known here: those with a weekday off. */
export function knownYears(first: number, last: number): number[] {
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return years.filter(year => {
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      const day = new Date(at)
      if (stateCouncil(day.toISOString().slice(0, 10), day.getUTCDay()) === false) return true
    }
    return false
  })
}

export const defaultCalendar = calendarOf(defaultRulebooks.calendar)
