import { type StaffAction, staffActions } from '../../contracts/cases/forms'
import { type CaseState, caseStates, isOpen } from '../../contracts/cases/states'
import type { Request, Step } from '../../contracts/cases/step'
import { steps } from '../../contracts/cases/workflow'
import type { Role } from '../../contracts/staff/roles'

/** The steps that bring a case nearer to its end, best first; the rest send it back, aside or nowhere. */
const forward = [
  'accept',
  'verify',
  'file',
  'dispatch',
  'sign',
  'reportDone',
  'finishSubtask',
  'checkPassed',
  'requestCheck',
  'close',
  'resume'
] as const satisfies readonly StaffAction[]

/** How an open request is decided: somebody waits for it, so it comes before everything else. */
const deciding = {
  extension: ['grantExtension', 'refuseExtension'],
  suspension: ['suspend', 'refuseSuspension'],
  void: ['void', 'refuseVoid'],
  reopening: ['grantReopening', 'refuseReopening']
} as const satisfies Record<Request, readonly [grant: StaffAction, refuse: StaffAction]>

function decisionsIn(actions: readonly StaffAction[], asked: Request | undefined): StaffAction[] {
  if (!asked) return []
  const decisions: readonly StaffAction[] = deciding[asked]
  const [, refuse] = deciding[asked]
  // Suspending and voiding are possible unasked; refusing shows that this person decides what was asked.
  return actions.includes(refuse) ? decisions.filter(action => actions.includes(action)) : []
}

/** What is done with the thing in front of one's eyes and so on the phone alone. */
const onSiteOnly: readonly StaffAction[] = ['settle']

/** The actions that a desk offers of those that the case allows. */
export function deskActions(actions: readonly StaffAction[]): StaffAction[] {
  return actions.filter(action => !onSiteOnly.includes(action))
}

export const allStates = Object.keys(caseStates) as CaseState[]

/** What most people will do with this case now: its button comes first and its form stands open. */
export function mainAction(actions: readonly StaffAction[], asked?: Request): StaffAction | undefined {
  return decisionsIn(actions, asked)[0] ?? forward.find(action => actions.includes(action))
}

/**
 * The actions with their number keys: the main one first, then the other decision on what was asked for, then the rest
 * in the order of the workflow. 1 is the main action's alone, so that a hand used to it starts nothing else in a state that has none.
 */
export function keysOf(actions: readonly StaffAction[], asked?: Request): [key: string, action: StaffAction][] {
  const main = mainAction(actions, asked)
  const decisions = decisionsIn(actions, asked)
  const others = [...new Set([...decisions, ...actions])].filter(action => action !== main)
  const numbered = others.map((action, at): [string, StaffAction] => [String(at + 2), action])
  return main ? [['1', main], ...numbered] : numbered
}

/** Whether these roles have anything to do with cases; the three administrators have not. */
export function worksWithCases(roles: readonly Role[]): boolean {
  return staffActions.some(action => roles.some(role => (steps[action] as Step).by.includes(role)))
}

function statesOf(actions: readonly StaffAction[], roles: readonly Role[]): CaseState[] {
  const mine = actions.map((action): Step => steps[action]).filter(step => roles.some(role => step.by.includes(role)))
  // What is done only when it was asked for is found by its request; ended cases, such as one to split, by looking.
  return allStates.filter(
    state => isOpen(state) && mine.some(step => step.to !== 'same' && !step.answers && step.from.includes(state))
  )
}

/**
 * The states somebody in these roles works with: first those that wait for them, then those in which they may step in.
 * The first one is where their day begins.
 */
export function workingStates(roles: readonly Role[]): CaseState[] {
  return [...new Set([...statesOf(forward, roles), ...statesOf(deskActions(staffActions), roles)])]
}

/** Whether these roles decide what somebody else asks for. */
export function decidesRequests(roles: readonly Role[]): boolean {
  return Object.values(deciding).some(([, refuse]) => roles.some(role => (steps[refuse] as Step).by.includes(role)))
}

/** Whether cases are assigned to people in these roles. */
export function isAssigned(roles: readonly Role[]): boolean {
  return roles.includes('handler')
}
