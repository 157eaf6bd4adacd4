import type { Calendar } from '../../../contracts/rules/rulebooks'

export type SpecialDay = Calendar['days'][number]

/** A day is otherwise in one way only: what is said of it last holds. Days stand in their order. */
export function withDay(days: readonly SpecialDay[], day: SpecialDay): SpecialDay[] {
  return [...days.filter(each => each.day !== day.day), day].sort((one, other) => one.day.localeCompare(other.day))
}

/** The coming year, when the system does not know its State Council holidays yet. */
export function unknownYear(years: readonly number[] | undefined, thisYear: number): number | undefined {
  if (!years) return undefined
  return [thisYear, thisYear + 1].find(year => !years.includes(year))
}
