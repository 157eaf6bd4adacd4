import { useSyncExternalStore } from 'react'
import type { LiveData, OpenedBy } from '../../contracts/desk/views'

type Opened = LiveData<'opened'>['opened']

const none: readonly OpenedBy[] = []
let byCase = new Map<string, OpenedBy[]>()
const listeners = new Set<() => void>()

function change(next: Map<string, OpenedBy[]>) {
  byCase = next
  for (const listener of listeners) listener()
}

/** Learns everything that colleagues have open. */
export function hearOpened(opened: Opened) {
  const next = new Map<string, OpenedBy[]>()
  for (const { caseNo, ...by } of opened) {
    const before = byCase.get(caseNo)
    const now = [...(next.get(caseNo) ?? []), by]
    next.set(caseNo, JSON.stringify(now) === JSON.stringify(before) && before ? before : now)
  }
  change(next)
}

/** Learns who else has one case open. */
export function hearOthers(caseNo: string, others: OpenedBy[]) {
  const next = new Map(byCase)
  if (others.length > 0) next.set(caseNo, others)
  else next.delete(caseNo)
  change(next)
}

export const othersAt = (caseNo: string): readonly OpenedBy[] => byCase.get(caseNo) ?? none

function listen(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Returns the colleagues who have a case open. */
export function useOthersAt(caseNo: string): readonly OpenedBy[] {
  return useSyncExternalStore(listen, () => othersAt(caseNo))
}
