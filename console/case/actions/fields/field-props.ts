import type { MutableRefObject } from 'react'
import type { Proposal } from '../../../../contracts/cases/proposals'
import type { CaseView } from '../../../../contracts/cases/views'
import type { Draft } from '../draft'

/** What every field of an action's form is given. */
export interface FieldProps {
  view: CaseView
  draft: Draft
  edit: (change: (draft: Draft) => Draft) => void
  errors: Record<string, string>
  /** The department that the rules propose for this dispatch. */
  proposal?: Proposal
  /** The element beside the case in which another case is shown for comparison. */
  beside: HTMLElement | null
  /** How many photos are still being uploaded. */
  uploads: MutableRefObject<number>
}
