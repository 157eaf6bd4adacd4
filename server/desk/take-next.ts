import type { NextCase, NextWanted } from '../../contracts/desk/views'
import { queueFor } from '../cases/lists/queue'
import type { CodesWritten } from '../cases/lists/search'
import type { CaseRecord } from '../cases/model'
import { CaseReader } from '../cases/readers'
import type { Staff } from '../staff/account'
import { bringsOn } from './brings-on'
import { clearDesk, deskOf, hold, holdersOf } from './hold'

const atOnce = 30

/**
 * Takes the most urgent case of a queue that nobody else is deciding and that was not put aside. Of two who ask at the same
 * moment, or at two processes, each gets another one.
 */
export async function takeNext(
  staff: Staff,
  { except, ...wanted }: NextWanted,
  codesWritten: CodesWritten
): Promise<NextCase> {
  const aside = new Set(except)
  let cursor: string | undefined
  do {
    const page = await queueFor(
      staff,
      { ...wanted, sort: 'urgent', limit: atOnce, ...(cursor && { cursor }) },
      codesWritten
    )
    const holders = await holdersOf(page.items)
    const free = page.items.filter(({ caseNo }) => {
      const holder = holders.get(caseNo)
      return !aside.has(caseNo) && (!holder || holder.account === deskOf(staff).account)
    })
    for (const { caseNo, state } of free) {
      const listed = { caseNo, state }
      const theCase = await CaseReader.findOne(listed).lean<CaseRecord>()
      if (!theCase) continue
      // Whoever can only read it keeps it from nobody.
      if (!bringsOn(staff, theCase)) return { caseNo }
      // Somebody may have decided it between the list and the hold.
      if ((await hold(staff, listed)) && (await CaseReader.exists(listed))) {
        await clearDesk(staff)
        return { caseNo }
      }
    }
    cursor = page.next
  } while (cursor)
  return {}
}
