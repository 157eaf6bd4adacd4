import type { Actor } from '../staff/roles'
import type { FactName } from './facts'
import type { CaseState } from './states'

/** What can be asked for and is decided by somebody else. One case has at most one open request. */
export const requests = {
  extension: '延期',
  suspension: '挂账',
  void: '作废',
  reopening: '重新办理',
  correction: '更正'
} as const
export type Request = keyof typeof requests

/**
 * Who is told of a step besides whoever took it: everybody who reported the problem; those who reported it besides the one
 * who acted or asked; whoever has to act next
 * (`holder`: a role, or the department); a role; the handling department, the person it was assigned to, the
 * department of the subtask; whoever asked what is now answered; the collectors of the place.
 */
export type Audience =
  | 'reporters'
  | 'otherReporters'
  | 'holder'
  | 'leads'
  | 'dispatchers'
  | 'supervisors'
  | 'collectors'
  | 'department'
  | 'handler'
  | 'subtask'
  | 'asker'

export interface Step {
  /** The words on the button and in the history. */
  label: string
  from: readonly CaseState[]
  /** `same` leaves the state alone; `before` goes back to the state the case was in before it was suspended or ended. */
  to: CaseState | 'same' | 'before'
  by: readonly Actor[]
  /** Comes with something else, a report, a merge or the time, and never from a button. */
  arrives?: true
  /** Its form is the reason alone, which must be written. Steps without this and without a form take a note. */
  needsReason?: true
  /** What the step does to the handling clock; `restart` gives a department its own time, `clear` leaves none, `recount` counts it by another condition. */
  clock?: 'start' | 'restart' | 'stop' | 'pause' | 'resume' | 'extend' | 'recount' | 'clear'
  /** Only for somebody who is not of the handling department and handled nothing of this case. */
  independent?: true
  /** It is a hand in the work: whoever takes it handles the case, and does not check it. */
  handles?: true
  /** It brings a case nearer to its end, so its button comes first. `otherwise`: when no other such step is possible. */
  onward?: true | 'otherwise'
  /**
   * Adds something beside the work: what others have prepared stays valid, because a step depends on state, department,
   * open request and place, and this one changes none of them. Steps that ask for something count as such too.
   */
  onlyAdds?: true
  /** Opens a request that somebody else decides. */
  asks?: Request
  /** Decides an open request of this kind, and is possible only then. */
  answers?: Request
  /** Decides an open request of this kind, too, and is possible without one. */
  alsoAnswers?: Request
  /** The facts that its entry in the history holds, and what staff read before each, in reading order. */
  facts?: { readonly [F in FactName]?: string }
  /** The plain sentence the resident reads. Steps without one are internal and do not appear in their timeline. */
  told?: string
  /**
   * What other reporters read when one of them took the step, or asked for it. Without it they read nothing: what one
   * reporter writes is no business of another.
   */
  toldOthers?: string
  /** What of the entry the resident sees besides that sentence; the rest stays with the staff. */
  shows?: readonly ('words' | 'photos' | 'department' | 'place' | 'until')[]
  /** Who gets a message about it. */
  tells?: readonly Audience[]
}
