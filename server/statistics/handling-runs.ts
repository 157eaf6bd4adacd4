import { stepOf } from '../../contracts/cases/workflow'
import type { CaseRecord, HistoryRecord } from '../cases/model'
import { type CalendarAt, staffOf, workedMinutes } from './history'
import { isLate, type Piece, setFlag } from './piece'

interface Run extends Piece {
  department: string
  minutes: number
  /** From when on the department has been working on it; none while it waits for others. */
  since?: Date
}

/**
 * Each time a department had the case. Rework goes on with the same run: it is done with the last report of a result, and a
 * result that failed its check was none. Time in which the clock stood still is nobody's.
 */
export function handlingRunsOf(theCase: CaseRecord, calendarAt: CalendarAt): Piece[] {
  const runs: Run[] = []
  let run: Run | undefined
  for (const entry of theCase.history) {
    if (run) turn(run, entry, calendarAt)
    if (ends.includes(entry.action)) run = undefined
    const department = entry.facts?.department?.id
    if (department && (entry.action === 'dispatch' || entry.action === 'redispatch')) {
      run = { kind: 'handling', at: entry.at, since: entry.at, minutes: 0, department, flags: ['open'] }
      runs.push(run)
    }
  }
  if (run?.flags.includes('open') && theCase.clock?.dueAt) run.dueAt = theCase.clock.dueAt
  return runs.map(({ since: _, minutes, ...piece }) => ({
    ...piece,
    ...(piece.flags.includes('done') && { minutes })
  }))
}

/** Afterwards another run, or none, goes on. */
const ends: readonly string[] = ['return', 'redispatch', 'reopen', 'grantReopening']

function turn(run: Run, entry: HistoryRecord, calendarAt: CalendarAt) {
  const { action, at, facts } = entry
  const dueAt = (action === 'redispatch' ? facts?.formerDue : undefined) ?? entry.dueAt
  switch (action) {
    case 'reportDone':
      stop(run, at, calendarAt)
      over(run, at, dueAt)
      setFlag(run, 'done')
      Object.assign(run, staffOf(entry))
      break
    case 'checkFailed':
      setFlag(run, 'done', false)
      setFlag(run, 'late', false)
      setFlag(run, 'open')
      setFlag(run, 'rework')
      delete run.endedAt
      run.since = at
      break
    case 'return':
    case 'redispatch':
      stop(run, at, calendarAt)
      over(run, at, dueAt)
      setFlag(run, 'returned')
      setFlag(run, 'leftOut', !run.flags.includes('late'))
      break
    case 'suspend':
      stop(run, at, calendarAt)
      over(run, at, dueAt)
      setFlag(run, 'suspended')
      setFlag(run, 'leftOut', !run.flags.includes('late'))
      break
    case 'resume':
      setFlag(run, 'leftOut', false)
      setFlag(run, 'late', false)
      setFlag(run, 'open')
      delete run.endedAt
      run.since = at
      break
    case 'grantExtension':
      setFlag(run, 'extended')
      break
    default:
      if (stepOf(action).clock === 'clear') setFlag(run, 'reopened')
  }
}

function stop(run: Run, at: Date, calendarAt: CalendarAt) {
  if (run.since) run.minutes += workedMinutes(run.since, at, calendarAt)
  delete run.since
}

function over(run: Run, at: Date, dueAt: Date | null | undefined) {
  run.endedAt = at
  if (dueAt) run.dueAt = dueAt
  setFlag(run, 'open', false)
  setFlag(run, 'late', isLate(dueAt, at))
}
