import type { OpenedBy } from '../../contracts/desk/views'
import type { CaseRecord } from '../cases/model'
import type { Staff } from '../staff/account'
import { bringsOn } from './brings-on'
import { clearDesk, deskOf, hold, holdersOf, openUntil, release } from './hold'
import { HeldModel, OpenedModel } from './model'

/**
 * Notes that somebody has a case open and returns who else has. Whoever can bring it on takes it with that, unless somebody
 * else is deciding it already: the next case of a colleague is another one.
 */
export async function openAtDesk(staff: Staff, theCase: CaseRecord, now = new Date()): Promise<{ others: OpenedBy[] }> {
  const { caseNo } = theCase
  const desk = deskOf(staff)
  if (bringsOn(staff, theCase, now)) await hold(staff, theCase, now)
  await OpenedModel.updateOne(
    { _id: `${caseNo} ${desk.account}` },
    { $set: { caseNo, ...desk, until: openUntil(now) } },
    { upsert: true }
  )
  await clearDesk(staff)
  const [opened, holders] = await Promise.all([
    OpenedModel.find({ caseNo, until: { $gt: now }, account: { $ne: desk.account } }).lean(),
    holdersOf([theCase], now)
  ])
  const deciding = holders.get(caseNo)?.account
  return {
    others: opened
      .map(({ account, name }) => ({ account, name, deciding: account === deciding }))
      .toSorted((one, other) => one.name.localeCompare(other.name))
  }
}

export async function leaveDesk(staff: Staff, caseNo: string): Promise<void> {
  await release(staff, caseNo)
  await OpenedModel.deleteOne({ _id: `${caseNo} ${deskOf(staff).account}` })
}

/** Removes what nobody has open any more: a window that was closed says nothing. */
export async function sweepDesks(now = new Date()): Promise<number> {
  const over = { until: { $lte: now } }
  const [opened, held] = await Promise.all([OpenedModel.deleteMany(over), HeldModel.deleteMany(over)])
  return opened.deletedCount + held.deletedCount
}
