import type { Actor } from '../staff/roles'
import type { FactName, Facts, UnsaidFact } from './facts'
import type { CaseState } from './states'
import type { Step } from './step'
import { afterEndSteps } from './steps-after-end'
import { anyTimeSteps } from './steps-any-time'
import { beforeFilingSteps } from './steps-before-filing'
import { checkingSteps } from './steps-checking'
import { correctingSteps } from './steps-correcting'
import { handlingSteps } from './steps-handling'

/**
 * The process of a case as data, in the order in which it happens. The server's guard, the actions shown on a case,
 * who is told, the diagram in the docs and the model-based test are all derived from this table (docs/decisions/0003).
 */
export const steps = {
  ...beforeFilingSteps,
  ...handlingSteps,
  ...checkingSteps,
  ...correctingSteps,
  ...anyTimeSteps,
  ...afterEndSteps
} as const satisfies Record<string, Step>

export type CaseAction = keyof typeof steps

/** The row of an action, with the optional columns that `as const` hides. */
export function stepOf(action: CaseAction): Step {
  return steps[action]
}

/** The facts that an action's row names. */
export type FactNamesOf<A extends CaseAction> = (typeof steps)[A] extends { facts: infer Named }
  ? keyof Named & FactName
  : never

/** The facts an action leaves: all that its row names and no others, without those that may stay unsaid. */
export type FactsOf<A extends CaseAction> = Pick<Facts, Exclude<FactNamesOf<A>, UnsaidFact>> &
  Partial<Pick<Facts, Extract<FactNamesOf<A>, UnsaidFact>>> & { [F in Exclude<FactName, FactNamesOf<A>>]?: never }

export const allActions = Object.keys(steps) as CaseAction[]

/** Actions that any of these actors can take, by the table alone. */
export type ActionOf<Who extends Actor> = {
  [A in CaseAction]: (typeof steps)[A] extends { arrives: true }
    ? never
    : [Extract<(typeof steps)[A]['by'][number], Who>] extends [never]
      ? never
      : A
}[CaseAction]

/** Entries that come with something else, a report, a merge or the time, and never from a button. */
export type Arrival = { [A in CaseAction]: (typeof steps)[A] extends { arrives: true } ? A : never }[CaseAction]
export const arrivals = allActions.filter(isArrival)

export function isArrival(action: CaseAction): action is Arrival {
  return stepOf(action).arrives === true
}

/** Whether the action leaves valid what others have prepared: it adds words, or asks for what somebody else decides. */
export function onlyAdds(action: CaseAction): boolean {
  const { onlyAdds: adds, asks } = stepOf(action)
  return adds === true || asks !== undefined
}

/** Whether somebody takes this action, and whoever it is may be one of those meant. */
export function isTaken(action: CaseAction, meant: (actor: Actor) => boolean): boolean {
  return !isArrival(action) && stepOf(action).by.some(meant)
}

/** Actions that exist for these actors in this state, by the table alone; a case's own rules may forbid more. */
export function actionsFor(actors: readonly Actor[], state: CaseState): CaseAction[] {
  return allActions.filter(
    action => stepOf(action).from.includes(state) && isTaken(action, actor => actors.includes(actor))
  )
}

/**
 * Rule "final ruling": after this many returns the dispatcher's decision is final, and the case cannot be returned
 * again.
 */
export const maxReturns = 2

/** Rule "extension and suspension": how often the deadline may be extended, each time by the condition's own limit. */
export const maxExtensions = 2

/** Days after closing in which the resident can have a case reopened without a reason being judged. */
export const reopenWithinDays = 15

/** Hours between two urgings by the same person. */
export const urgeEveryHours = 24
