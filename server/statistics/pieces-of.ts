import type { CaseRecord } from '../cases/model'
import { handlingRunsOf } from './handling-runs'
import { happeningsOf } from './happenings'
import { type CalendarAt, lastDepartmentOf, workedMinutes } from './history'
import { passagesOf } from './passages'
import type { Piece } from './piece'
import { wholeCaseOf } from './whole-case'

/**
 * Takes a case apart into what is counted of it. It reads nothing but the case, so that the same history gives the same
 * numbers, whenever and wherever it is read (docs/decisions/0023-figures-from-histories.md).
 */
export function piecesOf(theCase: CaseRecord, calendarAt: CalendarAt): Piece[] {
  const passages = passagesOf(theCase)
  const runs = handlingRunsOf(theCase, calendarAt)
  const last = lastDepartmentOf(theCase)
  const timed = passages.map(piece => ({ ...(last && { department: last }), ...piece, ...timeOf(piece, calendarAt) }))
  return [...wholeCaseOf(theCase, { passages, runs, calendarAt }), ...timed, ...runs, ...happeningsOf(theCase, last)]
}

function timeOf({ at, endedAt, flags }: Piece, calendarAt: CalendarAt): { minutes?: number } {
  return endedAt && flags.includes('done') ? { minutes: workedMinutes(at, endedAt, calendarAt) } : {}
}
