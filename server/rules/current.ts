import type { StageLimits } from '../../contracts/rules/rulebooks'
import { rulesOf } from './rulebook'
import { calendarOf, type WorkingCalendar } from './working-calendar'

/** What deadlines are counted by. */
export interface Timekeeping {
  calendar: WorkingCalendar
  stages: StageLimits
}

export async function currentCalendar(): Promise<WorkingCalendar> {
  return calendarOf(await rulesOf('calendar'))
}

/** The calendar and the stages' limits in force. */
export async function currentTimekeeping(): Promise<Timekeeping> {
  const [calendar, stages] = await Promise.all([currentCalendar(), rulesOf('stages')])
  return { calendar, stages }
}
