import * as v from 'valibot'
import { Search } from '../common'
import type { Endpoint } from '../endpoint'
import {
  AtVersion,
  ChangedMatter,
  ChangedTopic,
  MatterBrief,
  MatterCode,
  MatterDetail,
  MatterRecord,
  NewMatter,
  NewTopic,
  TopicDetail,
  TopicRecord
} from './records'

const kept = { who: 'staff', may: 'manageBaseData' } as const
const ofMatter = { ...kept, params: v.object({ matter: MatterCode }) } as const
const TopicId = v.pipe(v.string('没有这个类别'), v.regex(/^[\w-]{1,40}$/, '没有这个类别'))
const ofTopic = { ...kept, params: v.object({ topic: TopicId }) } as const

export const baseMatters = {
  method: 'GET',
  path: '/api/staff/base/matters',
  ...kept,
  summary: 'The draft of the catalogue: matters by code, name, old code, condition or words; closed ones if asked for',
  query: v.object({
    q: v.optional(Search),
    closed: v.optional(v.literal('1')),
    /** What is not published yet, and nothing else. */
    draft: v.optional(v.literal('1'))
  }),
  reply: v.object({ items: v.array(MatterBrief) })
} as const satisfies Endpoint

export const newMatter = {
  method: 'POST',
  path: '/api/staff/base/matters',
  ...kept,
  summary: 'Add a matter to the draft of the catalogue',
  body: NewMatter,
  status: 201,
  reply: MatterRecord
} as const satisfies Endpoint

export const baseMatter = {
  method: 'GET',
  path: '/api/staff/base/matters/:matter',
  ...ofMatter,
  summary: 'One matter of the draft, how many open cases name it, and its last fifty changes',
  reply: MatterDetail
} as const satisfies Endpoint

export const changeMatter = {
  method: 'POST',
  path: '/api/staff/base/matters/:matter',
  ...ofMatter,
  summary: 'Change a matter in the draft; 409 when somebody changed it before',
  body: ChangedMatter,
  reply: MatterRecord
} as const satisfies Endpoint

export const closeMatter = {
  method: 'POST',
  path: '/api/staff/base/matters/:matter/close',
  ...ofMatter,
  summary:
    'Close a matter in the draft: once published no case is filed under it, and cases that name it keep its words',
  body: AtVersion,
  reply: MatterRecord
} as const satisfies Endpoint

export const reopenMatter = {
  method: 'POST',
  path: '/api/staff/base/matters/:matter/open',
  ...ofMatter,
  summary: 'Open a closed matter again in the draft',
  body: AtVersion,
  reply: MatterRecord
} as const satisfies Endpoint

export const baseTopics = {
  method: 'GET',
  path: '/api/staff/base/topics',
  ...kept,
  summary: 'The draft of the residents’ topics in their order, closed ones last',
  reply: v.object({ items: v.array(TopicRecord) })
} as const satisfies Endpoint

export const newTopic = {
  method: 'POST',
  path: '/api/staff/base/topics',
  ...kept,
  summary: 'Add a topic to the draft',
  body: NewTopic,
  status: 201,
  reply: TopicRecord
} as const satisfies Endpoint

export const baseTopic = {
  method: 'GET',
  path: '/api/staff/base/topics/:topic',
  ...ofTopic,
  summary: 'One topic of the draft and its last fifty changes',
  reply: TopicDetail
} as const satisfies Endpoint

export const changeTopic = {
  method: 'POST',
  path: '/api/staff/base/topics/:topic',
  ...ofTopic,
  summary: 'Change a topic in the draft; 409 when somebody changed it before',
  body: ChangedTopic,
  reply: TopicRecord
} as const satisfies Endpoint

export const closeTopic = {
  method: 'POST',
  path: '/api/staff/base/topics/:topic/close',
  ...ofTopic,
  summary: 'Close a topic in the draft: once published residents no longer see it',
  body: AtVersion,
  reply: TopicRecord
} as const satisfies Endpoint

export const reopenTopic = {
  method: 'POST',
  path: '/api/staff/base/topics/:topic/open',
  ...ofTopic,
  summary: 'Open a closed topic again in the draft',
  body: AtVersion,
  reply: TopicRecord
} as const satisfies Endpoint
