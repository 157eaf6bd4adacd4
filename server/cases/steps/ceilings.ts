import { type CaseAction, isArrival } from '../../../contracts/cases/workflow'
import type { CaseRecord } from '../model'
import type { Mover } from './mover'

/** How often one reporter may do this to one case, and what they read when it was enough. */
const ceilings: Partial<Record<CaseAction, readonly [most: number, words: string]>> = {
  supplement: [20, '您已经补充过 20 次了，还有要说的请拨打热线'],
  urge: [10, '您已经催办过 10 次了，请拨打热线'],
  evaluate: [5, '您已经评价过 5 次了'],
  requestReopening: [5, '您已经申请过 5 次了，请拨打热线']
}

/** How many entries all reporters together may add to one case: its document stays small, and the desk can read it. */
const mostOfAll = 300

/** Returns why a reporter may add no more to a case, or undefined. It can always be withdrawn. */
export function ceilingOf(action: CaseAction, { history }: CaseRecord, mover: Mover): string | undefined {
  if (!mover.actors.includes('resident') || action === 'withdraw') return undefined
  const added = history.filter(entry => entry.by.role === 'resident' && !isArrival(entry.action))
  const [most, words] = ceilings[action] ?? []
  const own = added.filter(entry => entry.action === action && entry.by.id === mover.id).length
  if (most !== undefined && own >= most) return words
  return added.length >= mostOfAll ? '这件事大家已经补充得很多了，还有要说的请拨打热线' : undefined
}
