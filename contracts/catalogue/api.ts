import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import { MatterView, TopicView } from './views'

export const topics = {
  method: 'GET',
  path: '/api/topics',
  who: 'anyone',
  spends: 'reading',
  summary: "The residents' plain-word topics",
  reply: v.array(TopicView)
} as const satisfies Endpoint

export const matters = {
  method: 'GET',
  path: '/api/staff/catalogue/matters',
  who: 'staff',
  may: 'anyStaff',
  summary: 'All matters with their conditions',
  reply: v.array(MatterView)
} as const satisfies Endpoint
