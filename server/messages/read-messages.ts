import { Types } from 'mongoose'
import type { MarkRead, MessageView } from '../../contracts/messages/views'
import { pageOf } from '../db/page'
import { MessageModel, type MessageRecord } from './model'
import type { Person } from './person'

interface Paging {
  cursor?: string | undefined
  limit: number
  unread?: '1' | undefined
}

/** Returns one page of a person's own messages, newest first. */
export async function messagesOf(person: Person, { unread, ...paging }: Paging) {
  const mine = MessageModel.find({ person, ...(unread && { read: false }) })
  return pageOf(mine.lean(), paging, { field: 'at', direction: -1 })
}

export async function unreadOf(person: Person): Promise<{ unread: number }> {
  return { unread: await MessageModel.countDocuments({ person, read: false }) }
}

/** Marks a person's own messages as read. Ids of other people's messages change nothing. */
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

/** Staff read which case the message is about, and nothing about a reporter. */
export function presentToStaff(message: MessageRecord): MessageView {
  return view(message)
}

/** A resident reads which of their own reports the message is about. */
export function presentToResident(message: MessageRecord): MessageView {
  return { ...view(message), ...(message.report && { reportId: String(message.report) }) }
}
