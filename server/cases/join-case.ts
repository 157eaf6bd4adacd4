import type { Types } from 'mongoose'
import { isOpen, openStates } from '../../contracts/cases/states'
import { addedToCase } from './add-to-case'
import { toAnnounce } from './announced'
import { addedWords } from './kept-words'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'
import { type Mover, postFor } from './steps/mover'

/**
 * Counts one more report on an open case, or on the case that it was merged into. The version stays: what an operator has
 * typed about the case is not made stale by a neighbour who saw the same thing. Joining twice with the same report changes
 * nothing. Returns the case that has the report, or undefined when there is none that is open.
 */
export async function joinCase(
  caseNo: string,
  report: Types.ObjectId,
  by: Mover,
  at: Date,
  /** The words of the report: the case is found by them, too. */
  said: readonly string[]
): Promise<CaseRecord | undefined> {
  const seen = new Set<string>()
  let theCase: CaseRecord | null = await CaseReader.findOne({ caseNo }).lean()
  while (theCase) {
    if (hasReport(theCase, report)) return theCase
    if (isOpen(theCase.state)) {
      const joined = await join(theCase, report, by, at, said)
      if (joined) return joined
      // Somebody was quicker: perhaps it has the report now, is merged, or is closed.
      theCase = await CaseReader.findById(theCase._id).lean()
      continue
    }
    if (!theCase.mergedInto || seen.has(theCase.mergedInto)) return undefined
    seen.add(theCase.mergedInto)
    theCase = await CaseReader.findOne({ caseNo: theCase.mergedInto }).lean()
  }
  return undefined
}

function hasReport({ history, lateJoins }: CaseRecord, report: Types.ObjectId): boolean {
  return [...history.map(entry => entry.report), ...(lateJoins ?? [])].some(id => String(id) === String(report))
}

/**
 * Many can see the same thing, and strangers can send many reports: after so many the count alone goes up, and the case is
 * not searched by their words. The reports themselves are a collection of their own. The latest are kept for as long as a request may be repeated.
 */
const joinsInHistory = 100
const lateJoinsKept = 200

async function join(
  theCase: CaseRecord,
  report: Types.ObjectId,
  by: Mover,
  at: Date,
  said: readonly string[]
): Promise<CaseRecord | null> {
  const open = { _id: theCase._id, state: { $in: openStates } }
  if (theCase.history.filter(({ action }) => action === 'join').length >= joinsInHistory) {
    return addedToCase(
      { ...open, lateJoins: { $ne: report } },
      {
        $inc: { reportCount: 1, lateJoinCount: 1 },
        $set: { updatedAt: at },
        $push: { lateJoins: { $each: [report], $slice: -lateJoinsKept } }
      }
    )
  }
  const entry = {
    action: 'join',
    from: theCase.state,
    to: theCase.state,
    at,
    round: theCase.round,
    by: { id: by.id, name: by.name, ...postFor(by.actors, by) },
    media: [],
    report
  }
  return addedToCase(
    { ...open, 'history.report': { $ne: report } },
    {
      $inc: { reportCount: 1 },
      $set: { updatedAt: at, ...toAnnounce(theCase) },
      ...addedWords({}, said),
      $push: { history: entry }
    }
  )
}
