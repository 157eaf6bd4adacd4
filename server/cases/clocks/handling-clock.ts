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
    // A case that was returned and comes to the same department again keeps the clock that already runs.
    return clock ?? startClock(now, condition.limit, condition.unit, calendar)
  },
  restart({ condition }, now, calendar) {
    if (!condition) throw new Refusal('wrong_state', '案卷还没有立案条件，不能派遣')
    return startClock(now, condition.limit, condition.unit, calendar)
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

/** Returns which department had the case last, also when it has none now. */
function lastDepartment({ history }: CaseRecord): string | undefined {
  return history.findLast(({ facts }) => facts?.department)?.facts?.department?.id
}

/**
 * Returns a clock of its own for a department that gets a case another one returned, or undefined where the clock stays:
 * a department answers for its own time only. What the other one used up stands in the entry by which it returned it.
 */
export function ownClock(
  theCase: CaseRecord,
  department: string,
  { now, calendar }: { now: Date; calendar: WorkingCalendar }
): Clock | undefined {
  const another = theCase.clock && lastDepartment(theCase) !== department
  return another ? changes.restart(theCase, now, calendar) : undefined
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
  let department: string | undefined
  for (const { action, at, facts } of theCase.history) {
    const given = facts?.department?.id
    const word = given && given !== department && clock ? 'restart' : stepOf(action).clock
    department = given ?? department
    if (!word || (word === 'extend' && !clock)) continue
    clock = changes[word]({ ...theCase, clock, condition, extensions }, at, calendar)
    extensions = word === 'extend' ? extensions + 1 : word === 'clear' || word === 'restart' ? 0 : extensions
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
