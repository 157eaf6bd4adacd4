import type * as rows from '../../../contracts/messages/api'
import type { RowReply } from '../../api/call'
import { callAsStaff } from './call-as-staff'

export type MessagePage = RowReply<typeof rows.staffMessages>

export function readMessages(cursor?: string) {
  return callAsStaff<typeof rows.staffMessages>('GET /api/staff/messages', { query: { limit: '30', cursor } })
}

export async function countUnread(): Promise<number> {
  return (await callAsStaff<typeof rows.staffUnread>('GET /api/staff/messages/unread')).unread
}

/** Returns how many are left unread. */
export async function markRead(body: { ids: string[] } | { until: string }): Promise<number> {
  return (await callAsStaff<typeof rows.readStaffMessages>('POST /api/staff/messages/read', { body })).unread
}
