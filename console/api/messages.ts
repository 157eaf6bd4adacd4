import type { MarkRead, MessageView } from '../../contracts/messages/views'
import { request } from './request'

export interface InboxQuery {
  unread?: '1'
  cursor?: string
  limit?: number
}

export interface Messages {
  items: MessageView[]
  next?: string
}

export function fetchInbox(query: InboxQuery, signal?: AbortSignal) {
  return request<Messages>('GET', '/api/staff/inbox', { query, signal })
}

export async function fetchUnread(signal?: AbortSignal) {
  const { unread } = await request<{ unread: number }>('GET', '/api/staff/inbox/unread', { signal })
  return unread
}

/** Gives how many are left unread. */
export async function markRead(body: MarkRead) {
  const { unread } = await request<{ unread: number }>('POST', '/api/staff/inbox/read', { body })
  return unread
}
