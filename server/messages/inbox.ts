import { Types } from 'mongoose'
import type { MarkRead, MessageView } from '../../contracts/messages/views'
import { after, readCursor, writeCursor } from '../http/cursor'
import { MessageModel, type MessageRecord } from './model'
import type { Person } from './person'

interface Paging {
  cursor?: string | undefined
  limit: number
  unread?: '1' | undefined
}

/** One page of somebody's own messages, newest first. */
export async function messagesOf(person: Person, { cursor, limit, unread }: Paging) {
  const mine = { person, ...(unread && { read: false }) }
  const found = await MessageModel.find({ ...mine, ...after(readCursor(cursor), 'at', -1) })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean()
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(found.length > limit && last && { next: writeCursor(last.at, last._id) }) }
}

export async function unreadOf(person: Person): Promise<{ unread: number }> {
  return { unread: await MessageModel.countDocuments({ person, read: false }) }
}

/** Marks somebody's own messages as read; ids of other people's change nothing. */
export async function markRead(person: Person, marked: MarkRead): Promise<{ unread: number }> {
  const which =
    'ids' in marked
      ? { _id: { $in: marked.ids.map(id => new Types.ObjectId(id)) } }
      : { at: { $lte: new Date(marked.until) } }
  await MessageModel.updateMany({ person, read: false, ...which }, { $set: { read: true } })
  return unreadOf(person)
}

const view = ({ _id, at, action, title, text, caseNo, read }: MessageRecord) => ({
  id: String(_id),
  at: at.toISOString(),
  action,
  title,
  text,
  caseNo,
  read
})

/** What staff read: which case, and nothing of who reported. */
export function presentToStaff(message: MessageRecord): MessageView {
  return view(message)
}

/** What a resident reads: about which of their own reports. */
export function presentToResident(message: MessageRecord): MessageView {
  return { ...view(message), ...(message.report && { reportId: String(message.report) }) }
}
