import type { CaseRecord, HistoryRecord } from './model'

/** A case as far as it says when it came to where it is. */
interface InState {
  state: CaseRecord['state']
  history: readonly Pick<HistoryRecord, 'from' | 'to' | 'at'>[]
}

/** When the case came into the state that it is in: for one that has ended, when it ended. */
export function cameToStateAt({ state, history }: InState): Date {
  return history.findLast(({ from, to }) => to === state && from !== state)?.at ?? new Date(0)
}
