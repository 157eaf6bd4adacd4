import type { CaseState } from '../../contracts/cases/states'
import { openForSeconds } from '../../contracts/desk/views'
import { isDuplicateKey } from '../db/duplicate-key'
import type { Staff } from '../staff/account'
import { HeldModel, type HeldRecord, OpenedModel } from './model'

/** Who it really is: two people who stand in for one colleague have two desks. */
export const deskOf = ({ id, name, person }: Staff) => ({ account: person?.id ?? id, name })

export const openUntil = (now: Date) => new Date(now.getTime() + openForSeconds * 1000)

interface ToHold {
  caseNo: string
  state: CaseState
}

/** Takes a case for a decision, or takes it again. Returns whether it is theirs: of two at the same moment one has it. */
export async function hold(staff: Staff, { caseNo, state }: ToHold, now = new Date()): Promise<boolean> {
  const desk = deskOf(staff)
  try {
    await HeldModel.updateOne(
      { _id: caseNo, $or: [{ account: desk.account }, { until: { $lte: now } }, { state: { $ne: state } }] },
      { $set: { ...desk, state, until: openUntil(now) } },
      { upsert: true }
    )
    return true
  } catch (error) {
    // It is there and none of the three is so: somebody else is deciding it.
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** So many cases one person has on the desk at once: a browser with many windows, and no more. */
const mostAtOnce = 20

/** Puts away what somebody opened longest ago, when it is more than one person looks at. */
export async function clearDesk(staff: Staff): Promise<void> {
  const { account } = deskOf(staff)
  const [held, opened] = await Promise.all([
    HeldModel.find({ account }, { _id: 1 }).sort({ until: -1 }).skip(mostAtOnce).lean(),
    OpenedModel.find({ account }, { _id: 1 }).sort({ until: -1 }).skip(mostAtOnce).lean()
  ])
  if (held.length > 0) await HeldModel.deleteMany({ _id: { $in: held.map(({ _id }) => _id) } })
  if (opened.length > 0) await OpenedModel.deleteMany({ _id: { $in: opened.map(({ _id }) => _id) } })
}

export async function release(staff: Staff, caseNo: string): Promise<void> {
  await HeldModel.deleteOne({ _id: caseNo, account: deskOf(staff).account })
}

/** Returns who is deciding these cases now, by case number. */
export async function holdersOf(cases: readonly ToHold[], now = new Date()): Promise<Map<string, HeldRecord>> {
  const held = await HeldModel.find({ _id: { $in: cases.map(({ caseNo }) => caseNo) }, until: { $gt: now } }).lean()
  const states = new Map(cases.map(({ caseNo, state }) => [caseNo, state]))
  return new Map(held.filter(each => states.get(each._id) === each.state).map(each => [each._id, each]))
}
