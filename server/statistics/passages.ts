import { type CaseState, stateOf } from '../../contracts/cases/states'
import { type CaseAction, stepOf } from '../../contracts/cases/workflow'
import type { Kind } from '../../contracts/statistics/kinds'
import type { CaseRecord, HistoryRecord } from '../cases/model'
import { staffOf } from './history'
import { isLate, type Piece, setFlag } from './piece'

/** Which desk or look on site a case waits for, by its state. The handling has its own clock (`handling-runs.ts`). */
const kindOf: Partial<Record<CaseState, Kind>> = {
  submitted: 'acceptance',
  verifying: 'verification',
  accepted: 'filing',
  filed: 'dispatch',
  handled: 'askCheck',
  checking: 'check',
  checked: 'closing'
}

/** The steps by which a desk does what it is there for. By any other the case leaves it unattended to. */
const finishing: Partial<Record<Kind, readonly CaseAction[]>> = {
  acceptance: ['accept', 'reject', 'requestVerification', 'merge', 'settle'],
  verification: ['verify'],
  filing: ['file', 'sendBack'],
  dispatch: ['dispatch'],
  askCheck: ['requestCheck'],
  check: ['checkPassed', 'checkFailed'],
  closing: ['close', 'recheck']
}
const checks: readonly CaseAction[] = ['checkPassed', 'checkFailed']

/** Each time the case waited for a desk or a look on site: from the step that brought it there to the one that took it on. */
export function passagesOf({ history, stage }: CaseRecord): Piece[] {
  const all: Piece[] = []
  let running: Piece | undefined
  let department: string | undefined
  for (const [index, entry] of history.entries()) {
    department = entry.facts?.department?.id ?? department
    if (entry.from === entry.to) continue
    if (running) end(running, entry, history.slice(index + 1), department)
    const kind = stateOf(entry.to).stage && kindOf[entry.to]
    running = kind && { kind, at: entry.at, flags: ['open'], ...(department && { department }) }
    if (running) all.push(running)
    if (stepOf(entry.action).clock === 'clear') department = undefined
  }
  if (running && stage?.dueAt) running.dueAt = stage.dueAt
  return all
}

function end(piece: Piece, entry: HistoryRecord, later: readonly HistoryRecord[], department: string | undefined) {
  const { action, at, dueAt } = entry
  piece.endedAt = at
  if (dueAt) piece.dueAt = dueAt
  if (department) piece.department = department
  // A collector of the beat may look without having been asked: then the case has been checked where it waited.
  if (piece.kind === 'askCheck' && checks.includes(action)) piece.kind = 'check'
  const done = finishing[piece.kind]?.includes(action) ?? false
  const late = isLate(dueAt, at)
  setFlag(piece, 'open', false)
  setFlag(piece, 'done', done)
  setFlag(piece, 'late', late)
  setFlag(piece, 'leftOut', !done && !late)
  setFlag(piece, 'accepted', action === 'accept')
  setFlag(piece, 'asked', action === 'requestVerification' || action === 'requestCheck')
  setFlag(piece, 'wrong', action === 'dispatch' && wentElsewhere(entry, later))
  Object.assign(piece, staffOf(entry))
}

/** Whether the next department that got the case was another one: what was reopened is judged anew. */
function wentElsewhere({ facts }: HistoryRecord, later: readonly HistoryRecord[]): boolean {
  for (const { action, facts: next } of later) {
    if (stepOf(action).clock === 'clear') return false
    if (next?.department) return next.department.id !== facts?.department?.id
  }
  return false
}
