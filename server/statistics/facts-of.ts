import { bitsOf } from '../../contracts/statistics/kinds'
import type { CaseRecord } from '../cases/model'
import { audienceOf } from './audience-of'
import { daysOf } from './days-of'
import type { CalendarAt } from './history'
import { piecesOf } from './pieces-of'
import { spotOf } from './spot-of'

/** What is stored of a case to count it, as its history says. */
export function factsOf(theCase: CaseRecord, calendarAt: CalendarAt) {
  const { caseNo, history, submittedAt, source, gridCode, matter } = theCase
  const pieces = piecesOf(theCase, calendarAt)
  const spot = spotOf(theCase)
  return {
    _id: caseNo,
    entries: history.length,
    submittedAt,
    source,
    ...(gridCode && { gridCode }),
    ...(matter?.code && { matter: { code: matter.code, name: matter.name ?? matter.code } }),
    ...(spot && { spot }),
    audience: audienceOf(theCase),
    pieces: pieces.map(piece => ({ ...piece, flags: bitsOf(piece.flags) })),
    days: [...new Set(pieces.flatMap(piece => [...daysOf(piece).keys()]))].sort()
  }
}
export type CaseFacts = ReturnType<typeof factsOf>
