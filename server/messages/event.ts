import type { CaseRecord, HistoryRecord } from '../cases/model'
import { type Person, residentPerson, staffPerson } from './person'

/** One entry in the history of a case, with the case as it stands now. */
export interface Event {
  found: CaseRecord
  entry: HistoryRecord
  /** Where in the history it stands; the history only grows, so this stays. */
  index: number
}

/** Whoever did something, or nobody when it happened by itself. */
export function personOf({ id, role }: HistoryRecord['by']): Person[] {
  if (role === 'system') return []
  return [role === 'resident' ? residentPerson(id) : staffPerson(id)]
}
