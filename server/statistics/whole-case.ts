import { stepOf } from '../../contracts/cases/workflow'
import type { Flag } from '../../contracts/statistics/kinds'
import type { CaseRecord, HistoryRecord } from '../cases/model'
import { type CalendarAt, lastDepartmentOf, staffOf, workedMinutes } from './history'
import { isLate, type Piece, setFlag } from './piece'

interface Parts {
  passages: readonly Piece[]
  runs: readonly Piece[]
  calendarAt: CalendarAt
}

/** What is counted of a case as a whole: that it was reported, filed, and closed, and how long that took. */
export function wholeCaseOf(theCase: CaseRecord, parts: Parts): Piece[] {
  const department = lastDepartmentOf(theCase)
  const closings = closingsOf(theCase, parts)
  const all = [
    reportOf(theCase),
    ...filingsOf(theCase, parts),
    ...closings,
    ...closings.flatMap(closing => solvedOf(theCase, closing, parts))
  ]
  return all.map(piece => ({ ...(department && { department }), ...piece }))
}

/** Who found it first; later reports by others change nothing of that. */
const finderOf = ({ source }: CaseRecord): Flag => (source === 'patrol' ? 'patrol' : 'public')

function reportOf(theCase: CaseRecord): Piece {
  const { history, state, submittedAt } = theCase
  const taken = (action: string) => history.some(entry => entry.action === action)
  const ending = (['rejected', 'voided', 'merged', 'withdrawn', 'settled'] as const).filter(each => each === state)
  const valid = state === 'settled' || (taken('file') && state !== 'voided')
  return {
    kind: 'report',
    at: submittedAt,
    flags: [
      finderOf(theCase),
      ...(taken('accept') ? (['accepted'] as const) : []),
      ...(valid ? (['valid'] as const) : []),
      ...ending
    ]
  }
}

function filingsOf(theCase: CaseRecord, { passages }: Parts): Piece[] {
  const { history, state, gridCode } = theCase
  const filings = history.filter(({ action }) => action === 'file')
  return filings.map(entry => {
    const finder = finderOf(theCase)
    const seen = history.some(({ action, at, facts }) => action === 'verify' && facts?.found && at <= entry.at)
    const late = passages.some(({ kind, endedAt, flags }) => {
      return kind === 'filing' && endedAt?.getTime() === entry.at.getTime() && flags.includes('late')
    })
    const flags: (Flag | false)[] = [
      finder,
      late && 'late',
      seen && 'found',
      finder === 'public' && Boolean(gridCode) && 'missed',
      state === 'voided' && 'voided',
      history.some(({ action }) => action === 'checkFailed') && 'rework',
      history.some(({ action }) => stepOf(action).clock === 'clear') && 'reopened'
    ]
    return { kind: 'filed', at: entry.at, flags: flags.filter(flag => flag !== false), ...staffOf(entry) }
  })
}

/** From filing, or reopening, to the closing. A closing that was reopened stays, and says so. */
function closingsOf(theCase: CaseRecord, parts: Parts): Piece[] {
  const all: Piece[] = []
  let piece: Piece | undefined
  for (const entry of theCase.history) {
    const again = stepOf(entry.action).clock === 'clear'
    if (again && piece) setFlag(piece, 'reopened')
    if (entry.action === 'file' || again) {
      piece = { kind: 'case', at: entry.at, flags: ['open'] }
      all.push(piece)
    } else if (piece && entry.to === 'closed' && entry.from !== 'closed') close(piece, entry, parts)
  }
  if (piece?.flags.includes('open')) stillOpen(piece, theCase, parts)
  return all
}

const checks: readonly string[] = ['askCheck', 'check', 'closing']

function close(piece: Piece, entry: HistoryRecord, { passages, runs, calendarAt }: Parts) {
  const within = ({ at }: Piece) => at >= piece.at && at <= entry.at
  const [ownRuns, ownChecks] = [
    runs.filter(within),
    passages.filter(each => checks.includes(each.kind) && within(each))
  ]
  const dueAt = ownRuns.at(-1)?.dueAt
  piece.endedAt = entry.at
  if (dueAt) piece.dueAt = dueAt
  piece.minutes = workedMinutes(piece.at, entry.at, calendarAt)
  setFlag(piece, 'open', false)
  setFlag(piece, 'done')
  setFlag(
    piece,
    'late',
    [...ownRuns, ...ownChecks].some(({ flags }) => flags.includes('late'))
  )
  Object.assign(piece, staffOf(entry))
}

/** After a result in time it is the checks' deadline that counts, when it is later than the handling's. */
function stillOpen(piece: Piece, { state, clock, stage, history, updatedAt }: CaseRecord, { runs }: Parts) {
  const own = runs.filter(({ at }) => at >= piece.at)
  const late = own.some(({ flags }) => flags.includes('late'))
  const handled = clock?.stoppedAt && stage
  const dueAt = handled && !late && stage.dueAt && clock.dueAt && stage.dueAt > clock.dueAt ? stage.dueAt : clock?.dueAt
  if (dueAt) piece.dueAt = dueAt
  const ended = state === 'voided' ? 'voided' : state === 'suspended' ? 'suspended' : undefined
  if (late) setFlag(piece, 'late')
  if (!ended) return
  const at = history.findLast(entry => entry.to === state && entry.from !== state)?.at ?? updatedAt
  piece.endedAt = at
  setFlag(piece, ended)
  setFlag(piece, 'open', false)
  setFlag(piece, 'late', late || isLate(piece.dueAt, at))
  setFlag(piece, 'leftOut', !piece.flags.includes('late'))
}

/** From the first report on, also after a reopening: that long the resident waited. */
function solvedOf({ submittedAt }: CaseRecord, closing: Piece, { calendarAt }: Parts): Piece[] {
  if (!closing.endedAt || !closing.flags.includes('done')) return []
  const { endedAt: at, by } = closing
  const minutes = workedMinutes(submittedAt, at, calendarAt)
  const flags: Flag[] = closing.flags.includes('reopened') ? ['done', 'reopened'] : ['done']
  return [{ kind: 'solved', at, endedAt: at, minutes, flags, ...(by && { by }) }]
}
