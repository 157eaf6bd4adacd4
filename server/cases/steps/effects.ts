import type { InferOutput } from 'valibot'
import type { forms } from '../../../contracts/cases/forms'
import type { CaseState } from '../../../contracts/cases/states'
import type { CaseAction } from '../../../contracts/cases/workflow'
import { Refusal } from '../../http/refusal'
import type { Timekeeping } from '../../rules/current'
import type { CaseRecord } from '../model'
import { checkingEffects } from './effects-checking'
import { filingEffects } from './effects-filing'
import { handlingEffects } from './effects-handling'
import type { Mover } from './policy'

/** What a step changes besides state and history, and the facts its history entry freezes. */
export interface Effect {
  set?: Record<string, unknown>
  unset?: readonly string[]
  inc?: Record<string, number>
  details?: { label: string; value: string }[]
  department?: string
  /** Until when somebody asks for something. */
  until?: Date
}

/** When a step is taken, by whom, and by which calendar. */
export interface Moment extends Timekeeping {
  now: Date
  mover: Mover
}

export type Form<A extends CaseAction> = InferOutput<(typeof forms)[A]>
export type Effects = {
  [A in CaseAction]?: (found: CaseRecord, form: Form<A>, at: Moment) => Effect | Promise<Effect>
}

/** Steps that do more than their row of the table says. */
export const effects: Effects = { ...filingEffects, ...handlingEffects, ...checkingEffects }

/** The state that a case was in before it was suspended. */
export function stateBefore(found: CaseRecord): CaseState {
  if (!found.suspended) throw new Refusal('wrong_state')
  return found.suspended.before
}
