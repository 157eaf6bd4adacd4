import * as v from 'valibot'
import { CaseNo } from '../common'
import type { Endpoint } from '../endpoint'
import { NextCase, NextWanted, OpenedCase } from './views'

const caseParam = v.object({ caseNo: CaseNo })

export const live = {
  method: 'GET',
  path: '/api/staff/live',
  who: 'staff',
  may: 'anyStaff',
  summary: 'What changes in the cases I may see, as server-sent events; goes on after `Last-Event-ID`',
  download: 'text/event-stream'
} as const satisfies Endpoint

export const nextCase = {
  method: 'POST',
  path: '/api/staff/next',
  who: 'staff',
  may: 'workOnCases',
  summary: 'Take the most urgent case of a queue that nobody else is deciding',
  body: NextWanted,
  reply: NextCase
} as const satisfies Endpoint

export const openCase = {
  method: 'POST',
  path: '/api/staff/cases/:caseNo/open',
  who: 'staff',
  may: 'anyStaff',
  summary: 'Say that I have a case open, again every half a minute; who else has',
  params: caseParam,
  body: v.object({}),
  reply: OpenedCase
} as const satisfies Endpoint

export const leaveCase = {
  method: 'DELETE',
  path: '/api/staff/cases/:caseNo/open',
  who: 'staff',
  may: 'anyStaff',
  summary: 'Say that I have left a case',
  params: caseParam,
  status: 204
} as const satisfies Endpoint
