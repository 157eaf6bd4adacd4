import { savePatrol } from '../patrol/patrol-draft'
import { patrolOf } from '../patrol/patrol-form'
import { saveStep } from '../steps/step-draft'
import { draftOf } from '../steps/step-form-values'
import type { Outbox } from './outbox'
import type { CaseItem, PatrolItem } from './outbox-item'

/** Puts what was written back into the form it came from, photos and all, to be sent anew by whoever works here now. */
export function returnToForm(item: CaseItem | PatrolItem, outbox: Outbox, desk: string) {
  if (item.kind === 'patrol') savePatrol(desk, patrolOf(item))
  else saveStep(desk, item.caseNo, item.action, draftOf(item))
  outbox.remove(item.id)
}
