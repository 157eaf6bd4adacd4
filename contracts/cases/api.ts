import * as v from 'valibot'
import { CaseNo, paging } from '../common'
import type { Endpoint } from '../endpoint'
import { staffActions, Version } from './forms'
import { DispatchTrial, Proposal, TryDispatch } from './proposals'
import { TaskList } from './tasks'
import { CollectorView } from './troubles'
import { CaseCounts, CasePage, CaseReports, CaseView, MergedCases, NearbyCase, QueueQuery } from './views'
import { WallView } from './wall'

const caseParam = v.object({ caseNo: CaseNo })
const fromCursor = v.object({ cursor: paging.cursor })

export const queue = {
  method: 'GET',
  path: '/api/staff/cases',
  who: 'staff',
  may: 'anyStaff',
  summary: 'The queue',
  query: QueueQuery,
  reply: CasePage
} as const satisfies Endpoint

export const caseCounts = {
  method: 'GET',
  path: '/api/staff/counts',
  who: 'staff',
  may: 'anyStaff',
  summary: 'How many cases of each state I may see',
  reply: CaseCounts
} as const satisfies Endpoint

export const wall = {
  method: 'GET',
  path: '/api/staff/wall',
  who: 'staff',
  may: 'watchWall',
  summary: 'What is yellow and red now, by stage and department, worst first',
  reply: WallView
} as const satisfies Endpoint

export const tasks = {
  method: 'GET',
  path: '/api/staff/tasks',
  who: 'staff',
  may: 'anyStaff',
  summary: 'What I have to verify or check in my duty grids, the most urgent first',
  reply: TaskList
} as const satisfies Endpoint

export const oneCase = {
  method: 'GET',
  path: '/api/staff/cases/:caseNo',
  who: 'staff',
  may: 'anyStaff',
  summary: 'One case as I may see it, with my actions',
  params: caseParam,
  reply: CaseView
} as const satisfies Endpoint

export const caseReports = {
  method: 'GET',
  path: '/api/staff/cases/:caseNo/reports',
  who: 'staff',
  may: 'anyStaff',
  summary: 'Fifty reports of a case and of those merged into it, oldest first, from the cursor on',
  params: caseParam,
  query: fromCursor,
  reply: CaseReports
} as const satisfies Endpoint

export const mergedCases = {
  method: 'GET',
  path: '/api/staff/cases/:caseNo/merged',
  who: 'staff',
  may: 'anyStaff',
  summary: 'Fifty of the cases merged into one, oldest first, from the cursor on',
  params: caseParam,
  query: fromCursor,
  reply: MergedCases
} as const satisfies Endpoint

export const nearbyCases = {
  method: 'GET',
  path: '/api/staff/cases/:caseNo/nearby',
  who: 'staff',
  may: 'anyStaff',
  summary:
    'Cases that may be about the same: within 100 m, at the same code, or with a similar address; open ones first',
  params: caseParam,
  reply: v.array(NearbyCase)
} as const satisfies Endpoint

export const collectors = {
  method: 'GET',
  path: '/api/staff/cases/:caseNo/collectors',
  who: 'staff',
  may: 'sendCollectors',
  summary: 'The collectors a look on site can be given to by name',
  params: caseParam,
  reply: v.array(CollectorView)
} as const satisfies Endpoint

export const proposal = {
  method: 'GET',
  path: '/api/staff/cases/:caseNo/proposal',
  who: 'staff',
  may: 'anyStaff',
  summary: 'The department a case is proposed to, and why',
  params: v.object({ caseNo: CaseNo }),
  reply: Proposal
} as const satisfies Endpoint

export const caseAction = {
  method: 'POST',
  path: '/api/staff/cases/:caseNo/actions/:action',
  who: 'staff',
  may: 'workOnCases',
  summary: 'Take one step of the workflow; 409 when the version is old',
  params: v.object({ caseNo: CaseNo, action: v.picklist(staffActions, '没有这个操作') }),
  body: v.looseObject({ version: Version }),
  idempotent: 'optional',
  reply: CaseView
} as const satisfies Endpoint

export const tryDispatch = {
  method: 'POST',
  path: '/api/staff/dispatch-trials',
  who: 'staff',
  may: 'readRules',
  summary: 'Which of these rules would fire, and how they would have proposed the cases dispatched last',
  body: TryDispatch,
  reply: DispatchTrial
} as const satisfies Endpoint
