import { type StaffAction, staffActions } from '../../contracts/cases/forms'
import { type CaseState, caseStates, isOpen } from '../../contracts/cases/states'
import type { Request } from '../../contracts/cases/step'
import type { Trouble } from '../../contracts/cases/troubles'
import { stepOf } from '../../contracts/cases/workflow'
import type { Post } from '../../contracts/staff/posts'
import { withKeys } from './step-keys'

/** The steps that bring a case nearer to its end, in order of preference. */
const onward = ([true, 'otherwise'] as const).flatMap(rank =>
  staffActions.filter(action => stepOf(action).onward === rank)
)

/** The decisions on a request, the refusal last. They come before all other actions, because somebody waits for them. */
function decisionsIn(actions: readonly StaffAction[], asked: Request | undefined): StaffAction[] {
  if (!asked) return []
  // Some decisions are allowed without a request, too. Only a person with one that is not decides the request.
  if (!actions.some(action => stepOf(action).answers === asked)) return []
  return staffActions.filter(action => {
    const { answers, alsoAnswers } = stepOf(action)
    return actions.includes(action) && (answers ?? alsoAnswers) === asked
  })
}

/** Actions that are done on site and so only on the phone. */
const onSiteOnly: readonly StaffAction[] = ['settle']

/** Returns the allowed actions that the console offers. */
export function deskActions(actions: readonly StaffAction[]): StaffAction[] {
  return actions.filter(action => !onSiteOnly.includes(action))
}

export const allStates = Object.keys(caseStates) as CaseState[]

/**
 * Returns the action whose form is open when the case is opened, and whose button comes first: the decision on what
 * somebody asked for, or the step that brings the case nearer to its end. A decision that ends the case
 * undone never opens by itself.
 */
export function mainAction(actions: readonly StaffAction[], asked?: Request): StaffAction | undefined {
  const decisions = decisionsIn(actions, asked)
  const [first] = decisions
  if (first) return endsUndone(first) ? undefined : first
  return onward.find(action => actions.includes(action))
}

/** Whether the action ends a case before anything was done about it. */
export function endsUndone(action: StaffAction): boolean {
  const { to, onward: brings } = stepOf(action)
  return to !== 'same' && to !== 'before' && !isOpen(to) && !brings
}

/** Returns the actions with their keys: the main action first, then the decisions on a request, then the rest in the order of the workflow. */
export function keysOf(actions: readonly StaffAction[], asked?: Request): [key: string, action: StaffAction][] {
  const main = mainAction(actions, asked)
  return withKeys([...new Set([...(main ? [main] : []), ...decisionsIn(actions, asked), ...actions])])
}

function statesOf(actions: readonly StaffAction[], posts: readonly Post[]): CaseState[] {
  const mine = actions.map(stepOf).filter(step => posts.some(post => step.by.includes(post)))
  // Decisions on requests have a tab of their own, and ended cases, such as one to split, are found by search.
  return allStates.filter(
    state => isOpen(state) && mine.some(step => step.to !== 'same' && !step.answers && step.from.includes(state))
  )
}

/**
 * Returns the states in which somebody in these posts works: first those whose cases wait for them, then those in which they may
 * act. The first one is their start page.
 */
export function workingStates(posts: readonly Post[]): CaseState[] {
  return [...new Set([...statesOf(onward, posts), ...statesOf(deskActions(staffActions), posts)])]
}

/** Whether these posts decide requests. */
export function decidesRequests(posts: readonly Post[]): boolean {
  return staffActions.some(action => stepOf(action).answers && posts.some(post => stepOf(action).by.includes(post)))
}

/** Returns what keeps cases from going on that these posts can put right. A dispatcher chooses departments, not places. */
export function removesTroubles(posts: readonly Post[]): Trouble[] {
  const atDesk = posts.includes('operator') || posts.includes('lead')
  return atDesk ? ['place', 'keeper'] : posts.includes('dispatcher') ? ['keeper'] : []
}

/** Whether cases are assigned to people in these posts. */
export function isAssigned(posts: readonly Post[]): boolean {
  return posts.includes('handler')
}
