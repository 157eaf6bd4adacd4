import type { InferOutput } from 'valibot'
import type { forms } from '../../../contracts/cases/forms'
import type { CaseState } from '../../../contracts/cases/states'
import type { CaseAction, FactNamesOf, FactsOf } from '../../../contracts/cases/workflow'
import { Refusal } from '../../http/refusal'
import type { Timekeeping } from '../../rules/current'
import type { Clock, nextMoments } from '../clocks/clock'
import type { StoredFacts } from '../facts-schema'
import type { CaseRecord } from '../model'
import type { Mover } from './mover'

/** What only the mover writes: the state, what happened, the clocks and what is derived from them. */
type MoversOwn =
  | '_id'
  | 'caseNo'
  | 'state'
  | 'version'
  | 'history'
  | 'stage'
  | 'clock'
  | 'asked'
  | 'updatedAt'
  | 'nextDueAt'
  | 'nextWarnAt'
  | 'nextLightAt'
  | 'search'
  | 'announced'
  | 'unannounced'
type Settable = Omit<CaseRecord, MoversOwn>
type Counts = { [F in keyof Settable]-?: NonNullable<Settable[F]> extends number ? F : never }[keyof Settable]

/** What a step changes besides state, history and clocks, and the facts its history entry freezes. */
export interface Effect {
  set?: { readonly [F in keyof Settable]?: unknown }
  unset?: readonly (keyof Settable)[]
  inc?: { readonly [F in Counts]?: number }
  facts?: StoredFacts
  /** The handling's clock where it depends on the form or on who had the case before; else it follows from the row. */
  clock?: Clock | undefined
  /** What lists and jobs sort by, where that is not the running clocks'. */
  moments?: Partial<ReturnType<typeof nextMoments>>
}

/** The facts are those that the action's row names; an effect that leaves one out or adds another does not compile. */
type EffectOf<A extends CaseAction> = Omit<Effect, 'facts'> &
  ([FactNamesOf<A>] extends [never] ? { facts?: never } : { facts: FactsOf<A> })

/** When a step is taken, by whom, and by which calendar. */
export interface Moment extends Timekeeping {
  now: Date
  mover: Mover
}

export type Form<A extends CaseAction> = InferOutput<(typeof forms)[A]>
export type Effects = {
  [A in CaseAction]: (theCase: CaseRecord, form: Form<A>, at: Moment) => EffectOf<A> | Promise<EffectOf<A>>
}

/** The state that a case was in before it was suspended, or before the end that is taken back. */
export function stateBefore({ state, suspended, history }: CaseRecord): CaseState {
  const before = suspended?.before ?? history.findLast(({ from, to }) => to === state && from !== state)?.from
  if (!before) throw new Refusal('wrong_state')
  return before
}
