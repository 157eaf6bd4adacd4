import { statesHeldBy } from '../../../contracts/cases/states'
import type { CollectorView } from '../../../contracts/cases/troubles'
import { dutyGridOf } from '../../grids/locate'
import { absentUntil } from '../../staff/absence'
import { AccountReader } from '../../staff/readers'
import { rolesWith } from '../../staff/roles/kept-roles'
import { mayLook } from '../look-takers'
import type { CaseRecord } from '../model'
import { CaseReader } from '../readers'

/** Why somebody cannot take the look. */
function barredBy(theCase: CaseRecord, account: Parameters<typeof mayLook>[1] & Parameters<typeof absentUntil>[0]) {
  const barred = mayLook(theCase, account) ? absentUntil(account) : '参与过这件案卷的处置，不能核查'
  return barred ? { barred } : {}
}

/** Returns the collectors at work, those of the place first, then those with the fewest looks given to them. */
export async function collectorsFor(theCase: CaseRecord): Promise<CollectorView[]> {
  const dutyGrid = theCase.gridCode ? await dutyGridOf(theCase.gridCode) : undefined
  const collecting = await rolesWith('actAsCollector')
  const [accounts, given] = await Promise.all([
    AccountReader.find({ active: true, roles: { $in: collecting } })
      .sort({ name: 1, _id: 1 })
      .limit(500)
      .lean(),
    CaseReader.aggregate<{ _id: string; count: number }>([
      { $match: { state: { $in: statesHeldBy('collector') }, 'collector.id': { $exists: true } } },
      { $group: { _id: '$collector.id', count: { $sum: 1 } } }
    ])
  ])
  const counts = new Map(given.map(({ _id, count }) => [_id, count]))
  return accounts
    .map(account => ({
      id: String(account._id),
      name: account.name,
      here: dutyGrid !== undefined && (account.dutyGrids ?? []).includes(dutyGrid),
      waiting: counts.get(String(account._id)) ?? 0,
      ...barredBy(theCase, account)
    }))
    .sort((one, other) => Number(other.here) - Number(one.here) || one.waiting - other.waiting)
}
