import { kept } from '../db/kept'
import { defaultRules } from './defaults'
import { RulesModel } from './model'
import { contentOf } from './saved-rules'
import { calendarOf, type WorkingCalendar } from './working-calendar'

/** Older versions than this many are reckoned as the oldest of them. */
const versions = 51

const calendars = kept('rules', async () => {
  const saved = await RulesModel.find({ kind: 'calendar' }).sort({ version: -1 }).limit(versions).lean()
  return saved.map(version => ({ since: version.at, calendar: calendarOf(contentOf('calendar', version)) }))
})

/** Returns which calendar held when: a number of the past does not change with the calendar of today. */
export async function calendarsOfThePast(): Promise<(moment: Date) => WorkingCalendar> {
  const saved = await calendars()
  const first = calendarOf(defaultRules.calendar)
  return moment => saved.find(({ since }) => since <= moment)?.calendar ?? first
}
