import type { CaseRecord, HistoryRecord } from '../cases/model'
import type { WorkingCalendar } from '../rules/working-calendar'
import { workingTimeBetween } from '../rules/working-time'

/** Returns the calendar that held at a moment: a number of the past does not change with the calendar of today. */
export type CalendarAt = (moment: Date) => WorkingCalendar

/** Who of the staff took a step; nothing for residents and the system, who are not counted by person. */
export function staffOf({ by }: HistoryRecord): { by?: string } {
  return by.role === 'resident' || by.role === 'system' ? {} : { by: by.id }
}

/** Returns the department that had the case last, also when it has none now. */
export function lastDepartmentOf({ history }: Pick<CaseRecord, 'history'>): string | undefined {
  return history.findLast(({ facts }) => facts?.department)?.facts?.department?.id
}

const minuteMs = 60_000

/** Whole minutes of working time between two moments, by the calendar that held at the second. */
export function workedMinutes(from: Date, to: Date, calendarAt: CalendarAt): number {
  return Math.floor(workingTimeBetween(from, to, calendarAt(to)) / minuteMs)
}
