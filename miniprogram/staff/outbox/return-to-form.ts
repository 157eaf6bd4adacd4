import { savePatrol } from '../patrol/patrol-draft'
import { patrolOf } from '../patrol/patrol-form'
import { saveStep } from '../steps/step-draft'
import { draftOf } from '../steps/step-form-values'
import type { Outbox } from './outbox'
import type { CaseItem, PatrolItem } from './outbox-item'

/** Puts what was written back into the form it came from, photos and all, so that it can be sent anew. */
export function returnToForm(item: CaseItem | PatrolItem, outbox: Outbox) {
  if (item.kind === 'patrol') savePatrol(item.by.id, patrolOf(item))
  else saveStep(item.by.id, item.caseNo, item.action, draftOf(item))
  outbox.remove(item.id)
}
