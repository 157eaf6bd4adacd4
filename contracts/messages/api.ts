import * as v from 'valibot'
import { paging } from '../common'
import type { Endpoint } from '../endpoint'
import { MarkRead, MessagePage, Subscribe, SubscriptionTemplates, Unread } from './views'

/** Messages of residents and of staff. */
export const messageApi = {
  myMessages: {
    method: 'GET',
    path: '/api/messages',
    who: 'resident',
    summary: 'What I was told about my reports, newest first',
    query: v.object(paging),
    reply: MessagePage
  },
  myUnread: {
    method: 'GET',
    path: '/api/messages/unread',
    who: 'resident',
    summary: 'How many messages I have not read',
    reply: Unread
  },
  readMyMessages: {
    method: 'POST',
    path: '/api/messages/read',
    who: 'resident',
    summary: 'Mark messages as read',
    body: MarkRead,
    reply: Unread
  },
  subscriptionTemplates: {
    method: 'GET',
    path: '/api/subscriptions',
    who: 'resident',
    summary: 'WeChat templates to ask consent for',
    reply: SubscriptionTemplates
  },
  subscribe: {
    method: 'POST',
    path: '/api/subscriptions',
    who: 'resident',
    summary: 'Templates I agreed to in WeChat, one message each',
    body: Subscribe,
    status: 204
  },
  inbox: {
    method: 'GET',
    path: '/api/staff/inbox',
    who: 'staff',
    summary: 'My messages, newest first',
    query: v.object({ ...paging, unread: v.optional(v.literal('1')) }),
    reply: MessagePage
  },
  inboxUnread: {
    method: 'GET',
    path: '/api/staff/inbox/unread',
    who: 'staff',
    summary: 'How many messages I have not read',
    reply: Unread
  },
  readInbox: {
    method: 'POST',
    path: '/api/staff/inbox/read',
    who: 'staff',
    summary: 'Mark messages as read',
    body: MarkRead,
    reply: Unread
  }
} as const satisfies Record<string, Endpoint>
