import type * as rows from '../../contracts/messages/api'
import type { MarkRead } from '../../contracts/messages/views'
import { callAsResident } from './call'

export function myMessages(cursor?: string) {
  return callAsResident<typeof rows.myMessages>('GET /api/messages', { query: { cursor } })
}

export function myUnread() {
  return callAsResident<typeof rows.myUnread>('GET /api/messages/unread')
}

export function markRead(body: MarkRead) {
  return callAsResident<typeof rows.readMyMessages>('POST /api/messages/read', { body })
}

export function subscriptionTemplates() {
  return callAsResident<typeof rows.subscriptionTemplates>('GET /api/subscriptions')
}

export async function subscribe(templates: string[]): Promise<void> {
  await callAsResident<typeof rows.subscribe>('POST /api/subscriptions', { body: { templates } })
}
