/**
 * China has one zone, eight hours ahead of UTC, and no summer time. Server and clients read its clock by arithmetic:
 * the zone of a phone or a desk may be set wrongly, and WeChat's engines do not agree on `Intl`.
 */
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
const aheadOfUtc = 8 * hourMs

type Moment = Date | string | number

/** A date whose UTC fields (`getUTCHours` …) read as China's clock does at this moment. */
export function inChina(moment: Moment): Date {
  return new Date(new Date(moment).getTime() + aheadOfUtc)
}

/** The day in China, as 2026-11-22. */
export function chinaDay(moment: Moment): string {
  return inChina(moment).toISOString().slice(0, 10)
}

/** The time of day in China, as 15:01. */
export function chinaClock(moment: Moment): string {
  return inChina(moment).toISOString().slice(11, 16)
}

/** The moment at which the day began in China, in milliseconds. */
export function chinaMidnight(moment: Moment): number {
  return Math.floor(inChina(moment).getTime() / dayMs) * dayMs - aheadOfUtc
}

/** Whether the calendar has a day, written 2026-11-22. JavaScript's own dates take the 30th of February for the 2nd of March. */
export function isRealDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(`${day}T`)
}

/** The moment at which China's clock shows this day and time. An invalid date if there is no such time. */
export function momentInChina(day: string, time = '00:00:00'): Date {
  return new Date(isRealDay(day) && !time.startsWith('24') ? `${day}T${time}+08:00` : Number.NaN)
}

/** The last second of a day in China, for a deadline that is chosen by day. */
export function endOfChinaDay(day: string): Date {
  return momentInChina(day, '23:59:59')
}

export function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * dayMs)
}
