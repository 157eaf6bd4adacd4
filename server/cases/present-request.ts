import type { RequestView } from '../../contracts/cases/views'
import { currentCalendar } from '../rules/current'
import { extendClock } from './clocks/clock'
import type { CaseRecord } from './model'

/** What is asked for, as whoever decides it reads it: for an extension with the deadline it would give. */
export async function presentRequest({
  asked,
  clock,
  condition,
  extensions
}: CaseRecord): Promise<RequestView | undefined> {
  if (!asked) return undefined
  const { what, reason, by, at, until } = asked
  const extended =
    what === 'extension' && clock && condition
      ? extendClock(clock, extensions, condition, await currentCalendar()).dueAt
      : undefined
  const end = until ?? extended
  return { what, reason, by: by.name, at: at.toISOString(), ...(end && { until: end.toISOString() }) }
}
