import type { Step } from '../../../contracts/cases/step'
import { type CaseAction, stepOf } from '../../../contracts/cases/workflow'
import { Refusal } from '../../http/refusal'
import type { WorkingCalendar } from '../../rules/working-calendar'
import type { CaseRecord } from '../model'
import { type Clock, extendClock, resumeClock, startClock } from './clock'

type Change = (theCase: CaseRecord, now: Date, calendar: WorkingCalendar) => Clock | undefined

const stop: Change = ({ clock }, now) =>
  clock && !clock.stoppedAt ? { ...clock, stoppedAt: now } : (clock ?? undefined)

/** What each word in the column `clock` of the workflow does to the handling's clock. */
const changes: Record<NonNullable<Step['clock']>, Change> = {
  start({ clock, condition }, now, calendar) {
    if (!condition) throw new Refusal('wrong_state', '案卷还没有立案条件，不能派遣')
    // A case that was returned and is dispatched again keeps the clock that already runs.
    return clock ?? startClock(now, condition.limit, condition.unit, calendar)
  },
  stop,
  pause: stop,
  resume({ clock, condition }, now, calendar) {
    return clock && condition ? resumeClock(clock, now, condition.unit, calendar) : (clock ?? undefined)
  },
  extend({ clock, condition, extensions }, _, calendar) {
    if (!clock || !condition) throw new Refusal('wrong_state')
    return extendClock(clock, extensions, condition, calendar)
  },
  // The condition is in the step's form: its effect counts the clock anew (`recountedClock`).
  recount: ({ clock }) => clock ?? undefined,
  clear: () => undefined
}

/**
 * Returns the clock as if the case had had this condition from the dispatch on: its start, its pauses and its extensions
 * stay, limits and deadline are the condition's.
 */
export function recountedClock(
  theCase: CaseRecord,
  condition: NonNullable<CaseRecord['condition']>,
  calendar: WorkingCalendar
): Clock | undefined {
  if (!theCase.clock) return undefined
  let clock: Clock | undefined
  let extensions = 0
  for (const { action, at } of theCase.history) {
    const word = stepOf(action).clock
    if (!word || (word === 'extend' && !clock)) continue
    clock = changes[word]({ ...theCase, clock, condition, extensions }, at, calendar)
    extensions = word === 'extend' ? extensions + 1 : word === 'clear' ? 0 : extensions
  }
  return clock
}

/** The handling's clock after a step, by the step's row; nothing when there is none. */
export function clockAfter(
  action: CaseAction,
  theCase: CaseRecord,
  { now, calendar }: { now: Date; calendar: WorkingCalendar }
): Clock | undefined {
  const { clock } = stepOf(action)
  return clock ? changes[clock](theCase, now, calendar) : (theCase.clock ?? undefined)
}
