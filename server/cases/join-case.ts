import type { Types } from 'mongoose'
import { openStates } from '../../contracts/cases/states'
import { toAnnounce } from './announced'
import { CaseModel, type CaseRecord } from './model'
import type { Mover } from './steps/mover'

/**
 * Counts one more report on an open case. The version stays: what an operator has typed about the case is not made
 * stale by a neighbour who saw the same thing. Joining twice with the same report changes nothing.
 * Returns the case, or undefined when it is no longer open.
 */
export async function joinCase(
  caseNo: string,
  reportId: Types.ObjectId,
  by: Mover,
  at: Date
): Promise<CaseRecord | undefined> {
  const already = await CaseModel.findOne({ caseNo, 'history.report': reportId }).lean()
  if (already) return already
  const open = await CaseModel.findOne({ caseNo, state: { $in: openStates } }).lean()
  if (!open) return undefined
  const entry = {
    action: 'join',
    from: open.state,
    to: open.state,
    at,
    round: open.round,
    by: { id: by.id, name: by.name, role: by.actors[0] },
    media: [],
    report: reportId
  }
  const joined = await CaseModel.findOneAndUpdate(
    { _id: open._id, state: { $in: openStates }, 'history.report': { $ne: reportId } },
    { $inc: { reportCount: 1 }, $set: { updatedAt: at, ...toAnnounce(open) }, $push: { history: entry } },
    { returnDocument: 'after' }
  ).lean()
  return joined ?? (await CaseModel.findOne({ caseNo, 'history.report': reportId }).lean()) ?? undefined
}
