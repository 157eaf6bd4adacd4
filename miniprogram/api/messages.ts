import type { MarkRead, MessageView } from '../../contracts/messages/views'
import { requestAsResident } from './request'

export function myMessages(cursor?: string): Promise<{ items: MessageView[]; next?: string }> {
  return requestAsResident(`/api/messages${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`)
}

export function myUnread(): Promise<{ unread: number }> {
  return requestAsResident('/api/messages/unread')
}

export function markRead(data: MarkRead): Promise<{ unread: number }> {
  return requestAsResident('/api/messages/read', { method: 'POST', data })
}

export function subscriptionTemplates(): Promise<{ templates: string[] }> {
  return requestAsResident('/api/subscriptions')
}

export function subscribe(templates: string[]): Promise<void> {
  return requestAsResident('/api/subscriptions', { method: 'POST', data: { templates } })
}
