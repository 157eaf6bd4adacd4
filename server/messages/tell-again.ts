import { onlyAdds } from '../../contracts/cases/workflow'
import type { Event } from './event'
import { MessageModel } from './model'
import { isResident, type Person } from './person'

/** Whether staff read this entry together with others like it: what a resident adds, as often as they like. */
export function isOneOfSeveral({ entry }: Event, person: Person): boolean {
  return entry.by.role === 'resident' && onlyAdds(entry.action) && !isResident(person)
}

interface Message {
  person: Person
  caseNo: string
  title: string
  text: string
  at: Date
}

/**
 * Tells somebody who has not read yet of an earlier addition of this one as well, in the same message. Returns whether
 * they have been told: now, or by another worker before. An hour of additions is one message in the list, and not fifty.
 */
export async function toldAgain({ entry, index }: Event, message: Message): Promise<boolean> {
  const { person, caseNo, title, text, at } = message
  const same = { person, caseNo, action: entry.action }
  const earlier = await MessageModel.findOne({ ...same, read: false, upTo: { $lt: index } })
    .sort({ at: -1, _id: -1 })
    .lean()
  if (earlier) {
    const times = (earlier.times ?? 1) + 1
    const { matchedCount } = await MessageModel.updateOne(
      { _id: earlier._id, read: false, upTo: earlier.upTo },
      { $set: { title: `${title}（${times} 次）`, text, at, times, upTo: index } }
    )
    if (matchedCount > 0) return true
  }
  return (await MessageModel.exists({ ...same, upTo: { $gte: index } })) !== null
}
