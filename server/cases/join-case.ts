import type { Types } from 'mongoose'
import { isOpen, openStates } from '../../contracts/cases/states'
import { toAnnounce } from './announced'
import { CaseModel, type CaseRecord } from './model'
import type { Mover } from './steps/mover'

/**
 * Counts one more report on an open case, or on the case that it was merged into. The version stays: what an operator has
 * typed about the case is not made stale by a neighbour who saw the same thing. Joining twice with the same report changes
 * nothing. Returns the case that has the report, or undefined when there is none that is open.
 */
export async function joinCase(
  caseNo: string,
  report: Types.ObjectId,
  by: Mover,
  at: Date
): Promise<CaseRecord | undefined> {
  const seen = new Set<string>()
  let theCase: CaseRecord | null = await CaseModel.findOne({ caseNo }).lean()
  while (theCase) {
    if (theCase.history.some(entry => String(entry.report) === String(report))) return theCase
    if (isOpen(theCase.state)) {
      const joined = await join(theCase, report, by, at)
      if (joined) return joined
      // Somebody was quicker: perhaps it has the report now, is merged, or is closed.
      theCase = await CaseModel.findById(theCase._id).lean()
      continue
    }
    if (!theCase.mergedInto || seen.has(theCase.mergedInto)) return undefined
    seen.add(theCase.mergedInto)
    theCase = await CaseModel.findOne({ caseNo: theCase.mergedInto }).lean()
  }
  return undefined
}

async function join(theCase: CaseRecord, report: Types.ObjectId, by: Mover, at: Date): Promise<CaseRecord | null> {
  const entry = {
    action: 'join',
    from: theCase.state,
    to: theCase.state,
    at,
    round: theCase.round,
    by: { id: by.id, name: by.name, role: by.actors[0] },
    media: [],
    report
  }
  return CaseModel.findOneAndUpdate(
    { _id: theCase._id, state: { $in: openStates }, 'history.report': { $ne: report } },
    { $inc: { reportCount: 1 }, $set: { updatedAt: at, ...toAnnounce(theCase) }, $push: { history: entry } },
    { returnDocument: 'after' }
  ).lean()
}
