import type { Calendar } from '../../../contracts/rules/calendar'

export type SpecialDay = Calendar['days'][number]

/** Adds a special day and keeps the days in order. A day has one entry: the last one holds. */
export function withDay(days: readonly SpecialDay[], day: SpecialDay): SpecialDay[] {
  return [...days.filter(each => each.day !== day.day), day].sort((one, other) => one.day.localeCompare(other.day))
}

/** Returns the first year, this or the next, whose State Council holidays the system does not know. */
export function unknownYear(years: readonly number[] | undefined, thisYear: number): number | undefined {
  if (!years) return undefined
  return [thisYear, thisYear + 1].find(year => !years.includes(year))
}
