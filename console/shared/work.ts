import { type StaffAction, staffActions } from '../../contracts/case-actions'
import { type CaseState, caseStates } from '../../contracts/case-states'
import { steps } from '../../contracts/case-workflow'
import type { Role } from '../../contracts/roles'
import type { Step } from '../../contracts/step'

/** The steps that bring a case nearer to its end, best first; the rest send it back, aside or nowhere. */
const forward = [
  'accept',
  'verify',
  'file',
  'dispatch',
  'sign',
  'reportDone',
  'checkPassed',
  'requestCheck',
  'close',
  'resume'
] as const satisfies readonly StaffAction[]

export const allStates = Object.keys(caseStates) as CaseState[]

/** What most people will do with this case now: its button comes first and its form stands open. */
export function mainAction(actions: readonly StaffAction[]): StaffAction | undefined {
  return forward.find(action => actions.includes(action))
}

/**
 * The actions with their number keys: the main one first, the others in the order of the workflow. 1 is the main action's
 * alone, so that a hand used to it starts nothing else in a state that has none.
 */
export function keysOf(actions: readonly StaffAction[]): [key: string, action: StaffAction][] {
  const main = mainAction(actions)
  const others = actions.filter(action => action !== main)
  const numbered = others.map((action, at): [string, StaffAction] => [String(at + 2), action])
  return main ? [['1', main], ...numbered] : numbered
}

/** Whether these roles have anything to do with cases; the three administrators have not. */
export function worksWithCases(roles: readonly Role[]): boolean {
  return staffActions.some(action => roles.some(role => (steps[action] as Step).by.includes(role)))
}

function statesOf(actions: readonly StaffAction[], roles: readonly Role[]): CaseState[] {
  const mine = actions.map((action): Step => steps[action]).filter(step => roles.some(role => step.by.includes(role)))
  return allStates.filter(state => mine.some(step => step.to !== 'same' && step.from.includes(state)))
}

/**
 * The states somebody in these roles works with: first those that wait for them, then those in which they may step in.
 * The first one is where their day begins.
 */
export function workingStates(roles: readonly Role[]): CaseState[] {
  return [...new Set([...statesOf(forward, roles), ...statesOf(staffActions, roles)])]
}
