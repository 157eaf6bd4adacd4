import type { CaseRecord, HistoryRecord } from '../cases/model'
import { type Person, residentPerson, staffPerson } from './person'

/** One entry in the history of a case, with the case as it stands now. */
export interface Event {
  found: CaseRecord
  entry: HistoryRecord
  /** Its index in the history. It never changes, because history is only appended. */
  index: number
}

/** Returns who acted, or nobody when the system did. */
export function personOf({ id, role }: HistoryRecord['by']): Person[] {
  if (role === 'system') return []
  return [role === 'resident' ? residentPerson(id) : staffPerson(id)]
}
