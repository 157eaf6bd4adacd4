import type { Types } from 'mongoose'
import { chinaDay } from '../../../contracts/china-time'
import { type AccountDocument, AccountModel } from '../model'

export type StoredStandIn = { _id: Types.ObjectId; person: string; from: string; to: string; setBy: string }
export type Account = AccountDocument & { _id: Types.ObjectId }

/** Returns those stand-ins of an account whose last day has not passed. */
export function notOver({ standIns }: { standIns?: StoredStandIn[] | null }, now = new Date()): StoredStandIn[] {
  const today = chinaDay(now)
  return (standIns ?? []).filter(({ to }) => to >= today)
}

/** Returns the open accounts for which somebody stands in, today or later, with the days. Asks the database: it counts at once. */
export async function standsInFor(person: string, now = new Date()) {
  const colleagues = await AccountModel.find({ 'standIns.person': person, active: true })
    .select({ passwordHash: 0 })
    .lean<Account[]>()
  return colleagues.flatMap(colleague =>
    notOver(colleague, now)
      .filter(each => each.person === person)
      .map(standIn => ({ colleague, standIn }))
  )
}

/** Returns those for whom they stand in today. */
export async function standsInToday(person: string, now = new Date()) {
  const today = chinaDay(now)
  return (await standsInFor(person, now)).filter(({ standIn }) => standIn.from <= today)
}
