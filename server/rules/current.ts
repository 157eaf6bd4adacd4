import type { StageLimits } from '../../contracts/rules/kinds'
import { rulesOf } from './saved-rules'
import { calendarOf, type WorkingCalendar } from './working-calendar'

/** What the server needs to compute deadlines. */
export interface Timekeeping {
  calendar: WorkingCalendar
  stages: StageLimits
}

export async function currentCalendar(): Promise<WorkingCalendar> {
  return calendarOf(await rulesOf('calendar'))
}

/** Returns the calendar and the stages' limits in force. */
export async function currentTimekeeping(): Promise<Timekeeping> {
  const [calendar, stages] = await Promise.all([currentCalendar(), rulesOf('stages')])
  return { calendar, stages }
}
