import type { Kind } from '../../contracts/statistics/kinds'
import { kinds } from '../../contracts/statistics/kinds'
import type { Outcome, StageView } from '../../contracts/statistics/stages'
import type { CaseRecord } from '../cases/model'
import { calendarsOfThePast } from '../rules/calendar-at'
import { allDepartments } from '../staff/kept-staff'
import { isLate, type Piece } from './piece'
import { piecesOf } from './pieces-of'

/** The pieces of a case that are a time of waiting for somebody. */
const stages: readonly Kind[] = [
  'acceptance',
  'verification',
  'filing',
  'dispatch',
  'handling',
  'askCheck',
  'check',
  'closing'
]

/** Returns every stage of a case, the oldest first, as the figures count it. */
export async function stagesOfCase(theCase: CaseRecord, now = new Date()): Promise<StageView[]> {
  const [calendarAt, departments] = await Promise.all([calendarsOfThePast(), allDepartments()])
  const names = new Map(departments.map(({ _id, name }) => [_id, name]))
  return piecesOf(theCase, calendarAt)
    .filter(({ kind }) => stages.includes(kind))
    .sort(
      (one, other) => one.at.getTime() - other.at.getTime() || stages.indexOf(one.kind) - stages.indexOf(other.kind)
    )
    .map(piece => {
      const { kind, at, dueAt, endedAt, minutes } = piece
      const department = kind === 'handling' && piece.department && names.get(piece.department)
      return {
        stage: kinds[kind],
        ...(department && { department }),
        from: at.toISOString(),
        ...(dueAt && { dueAt: dueAt.toISOString() }),
        ...(endedAt && { endedAt: endedAt.toISOString() }),
        ...(minutes !== undefined && { minutes }),
        outcome: outcomeOf(piece, now)
      }
    })
}

function outcomeOf({ flags, dueAt }: Piece, now: Date): Outcome {
  if (flags.includes('late')) return 'late'
  if (flags.includes('open')) return isLate(dueAt, now) ? 'runningLate' : 'running'
  return flags.includes('leftOut') ? 'leftOut' : 'inTime'
}
