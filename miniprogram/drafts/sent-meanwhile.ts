import { readStored, removeStored, store } from '../platform/phone-storage'

/** What went by itself while its form was not open, until somebody has read it. */
export interface SentMeanwhile {
  /** Nothing when it could not be sent: its form is still there. */
  reportId?: string
  place: string
}

const name = 'sent-meanwhile'
const listeners = new Set<() => void>()

export function sentMeanwhile(): SentMeanwhile[] {
  const stored = readStored(name)
  return Array.isArray(stored) ? stored : []
}

export function tellSent(sent: SentMeanwhile) {
  store(name, [...sentMeanwhile(), sent])
  for (const listener of listeners) listener()
}

export function readAll() {
  removeStored(name)
  for (const listener of listeners) listener()
}

export function whenSent(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
