import type { CaseView } from '../../../contracts/cases/views'
import type { CaseItem } from './item'

/** Whether the case shows that this step has been taken, by the same person, after what they had seen of the case. */
export function tookIt({ action, seen }: Pick<CaseItem, 'action' | 'seen'>, { history }: Pick<CaseView, 'history'>) {
  return history.some(entry => entry.by.me && entry.action === action && Date.parse(entry.at) > Date.parse(seen))
}
