import type { MessageView } from '../../../contracts/messages/views'
import { requestAsStaff } from './staff-request'

export interface InboxPage {
  items: MessageView[]
  next?: string
}

export function readInbox(cursor?: string): Promise<InboxPage> {
  return requestAsStaff(`/api/staff/inbox?limit=30${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
}

export async function countUnread(): Promise<number> {
  return (await requestAsStaff<{ unread: number }>('/api/staff/inbox/unread')).unread
}

/** Gives how many are left unread. */
export async function markRead(which: { ids: string[] } | { until: string }): Promise<number> {
  return (await requestAsStaff<{ unread: number }>('/api/staff/inbox/read', { method: 'POST', data: which })).unread
}
