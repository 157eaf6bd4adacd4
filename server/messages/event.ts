import type { CaseRecord, HistoryRecord } from '../cases/model'
import { type Person, residentPerson, staffPerson } from './person'

/** One entry in the history of a case, with the case as it stands now. */
export interface Event {
  theCase: CaseRecord
  entry: HistoryRecord
  /** Its index in the history. It never changes, because history is only appended. */
  index: number
}

/** Returns who acted, and who did it for a caller; nobody when the system did. */
export function personOf({ id, role, through }: HistoryRecord['by']): Person[] {
  if (role === 'system') return []
  const acted = role === 'resident' ? residentPerson(id) : staffPerson(id)
  return through?.id ? [acted, staffPerson(through.id)] : [acted]
}

/** Returns whose hand it was in besides: nobody is told what they did themselves, in a colleague's name either. */
export function standInOf({ person }: HistoryRecord['by']): Person[] {
  return person ? [staffPerson(person)] : []
}
