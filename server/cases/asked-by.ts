import type { Request } from '../../contracts/cases/step'
import { stepOf } from '../../contracts/cases/workflow'
import type { HistoryRecord } from './model'

/** Returns the entry that asked for this and had no answer before the entry at `index`. */
export function askedBy(history: readonly HistoryRecord[], index: number, request: Request): HistoryRecord | undefined {
  const last = history.slice(0, index).findLast(({ action }) => {
    const { asks, answers } = stepOf(action)
    return asks === request || answers === request
  })
  // The last entry of this kind may be an answer: then nobody asked since.
  return last && stepOf(last.action).asks === request ? last : undefined
}
