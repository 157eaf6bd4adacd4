import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import { everyRetentionKind } from './kinds'
import { NewDays, Retention, TriedDays, WouldGo } from './views'

const params = v.object({ data: v.picklist(everyRetentionKind, '没有这一类数据') })

export const retention = {
  method: 'GET',
  path: '/api/staff/retention',
  who: 'staff',
  may: 'manageRetention',
  summary: 'What is kept for how long, how much of it goes next and soon, and what the last run took',
  reply: Retention
} as const satisfies Endpoint

export const tryRetention = {
  method: 'POST',
  path: '/api/staff/retention/:data/try',
  who: 'staff',
  may: 'manageRetention',
  summary: 'How many would go at once with other days; nothing is changed',
  params,
  body: TriedDays,
  reply: WouldGo
} as const satisfies Endpoint

export const setRetention = {
  method: 'POST',
  path: '/api/staff/retention/:data',
  who: 'staff',
  may: 'manageRetention',
  summary: 'Keep a kind of data for other days, with a reason; shortening has to be confirmed',
  params,
  body: NewDays,
  status: 204
} as const satisfies Endpoint
