import * as v from 'valibot'
import { paging } from '../common'
import type { Endpoint } from '../endpoint'
import { MarkRead, MessagePage, Subscribe, SubscriptionTemplates, Unread } from './views'

export const myMessages = {
  method: 'GET',
  path: '/api/messages',
  who: 'resident',
  spends: 'reading',
  summary: 'What I was told about my reports, newest first',
  query: v.object(paging),
  reply: MessagePage
} as const satisfies Endpoint

export const myUnread = {
  method: 'GET',
  path: '/api/messages/unread',
  who: 'resident',
  spends: 'reading',
  summary: 'How many messages I have not read',
  reply: Unread
} as const satisfies Endpoint

export const readMyMessages = {
  method: 'POST',
  path: '/api/messages/read',
  who: 'resident',
  spends: 'reading',
  summary: 'Mark messages as read',
  body: MarkRead,
  reply: Unread
} as const satisfies Endpoint

export const subscriptionTemplates = {
  method: 'GET',
  path: '/api/subscriptions',
  who: 'resident',
  spends: 'reading',
  summary: 'WeChat templates to ask consent for',
  reply: SubscriptionTemplates
} as const satisfies Endpoint

export const subscribe = {
  method: 'POST',
  path: '/api/subscriptions',
  who: 'resident',
  spends: 'reading',
  summary: 'Templates I agreed to in WeChat, one message each',
  body: Subscribe,
  status: 204
} as const satisfies Endpoint

export const unsubscribe = {
  method: 'DELETE',
  path: '/api/subscriptions',
  who: 'resident',
  spends: 'reading',
  summary: 'Take back everything I agreed to in WeChat; what waits is not sent',
  status: 204
} as const satisfies Endpoint

export const staffMessages = {
  method: 'GET',
  path: '/api/staff/messages',
  who: 'staff',
  may: 'anyStaff',
  summary: 'My messages, newest first',
  query: v.object({ ...paging, unread: v.optional(v.literal('1')) }),
  reply: MessagePage
} as const satisfies Endpoint

export const staffUnread = {
  method: 'GET',
  path: '/api/staff/messages/unread',
  who: 'staff',
  may: 'anyStaff',
  summary: 'How many messages I have not read',
  reply: Unread
} as const satisfies Endpoint

export const readStaffMessages = {
  method: 'POST',
  path: '/api/staff/messages/read',
  who: 'staff',
  may: 'anyStaff',
  summary: 'Mark messages as read',
  body: MarkRead,
  reply: Unread
} as const satisfies Endpoint
