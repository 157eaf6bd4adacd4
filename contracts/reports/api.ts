import * as v from 'valibot'
import { callerActions } from '../cases/caller-actions'
import { residentActions } from '../cases/forms'
import { CaseView } from '../cases/views'
import { CaseNo, Id, paging } from '../common'
import type { Endpoint } from '../endpoint'
import { NewBlock } from '../residents/blocks'
import { CallerErased, CallerErasure, CallerSearch, FoundReports } from './callers'
import { ContactLook, ContactView } from './contact'
import { NewPatrol } from './patrol'
import { SuspectCode } from './suspect-codes'
import { NewReport, ReportPage, ReportView, SentReport, Track } from './views'

const reportParam = v.object({ reportId: Id })

export const submitReport = {
  method: 'POST',
  path: '/api/reports',
  who: 'resident',
  spends: 'sending',
  summary: 'Send a report; repeating the Idempotency-Key repeats the answer',
  idempotent: true,
  body: NewReport,
  status: 201,
  reply: SentReport
} as const satisfies Endpoint

export const myReports = {
  method: 'GET',
  path: '/api/reports',
  who: 'resident',
  spends: 'reading',
  summary: 'My reports, newest first',
  query: v.object(paging),
  reply: ReportPage
} as const satisfies Endpoint

export const myReport = {
  method: 'GET',
  path: '/api/reports/:reportId',
  who: 'resident',
  spends: 'reading',
  summary: 'One of my reports with its timeline',
  params: reportParam,
  reply: ReportView
} as const satisfies Endpoint

export const reportAction = {
  method: 'POST',
  path: '/api/reports/:reportId/:action',
  who: 'resident',
  spends: 'adding',
  summary: 'Supplement, withdraw, urge, evaluate or reopen my report',
  params: v.object({ reportId: Id, action: v.picklist(residentActions, '没有这个操作') }),
  body: v.looseObject({}),
  reply: ReportView
} as const satisfies Endpoint

export const track = {
  method: 'POST',
  path: '/api/track',
  who: 'anyone',
  spends: 'tracking',
  summary: 'Progress of one report by case number and query code',
  body: Track,
  reply: ReportView
} as const satisfies Endpoint

export const registerReport = {
  method: 'POST',
  path: '/api/staff/reports',
  who: 'staff',
  may: 'registerReports',
  summary: 'Take down a report by telephone or at the counter; repeating the Idempotency-Key repeats the answer',
  idempotent: true,
  body: NewReport,
  status: 201,
  reply: SentReport
} as const satisfies Endpoint

export const patrol = {
  method: 'POST',
  path: '/api/staff/patrols',
  who: 'staff',
  may: 'patrol',
  summary: 'Report what I found, perhaps settled on the spot; repeating the Idempotency-Key repeats the answer',
  idempotent: true,
  body: NewPatrol,
  status: 201,
  reply: SentReport
} as const satisfies Endpoint

export const reporterContact = {
  method: 'POST',
  path: '/api/staff/cases/:caseNo/reports/:reportId/contact',
  who: 'staff',
  may: 'seeContacts',
  summary: 'How to reach a reporter, with a reason; each look is in the audit log',
  params: v.object({ caseNo: CaseNo, reportId: Id }),
  body: ContactLook,
  reply: ContactView
} as const satisfies Endpoint

export const findForCaller = {
  method: 'POST',
  path: '/api/staff/caller-searches',
  who: 'staff',
  may: 'serveCallers',
  summary:
    'Earlier reports by what a caller says: a number, a code, a place or words; by telephone number it is audited',
  body: CallerSearch,
  reply: FoundReports
} as const satisfies Endpoint

export const callerStep = {
  method: 'POST',
  path: '/api/staff/reports/:reportId/caller-steps',
  who: 'staff',
  may: 'serveCallers',
  summary: 'Supplement, urge, evaluate or reopen for the person on the line, within that person’s limits',
  params: reportParam,
  body: v.looseObject({ action: v.picklist(callerActions, '没有这个操作') }),
  idempotent: 'optional',
  reply: CaseView
} as const satisfies Endpoint

export const eraseForCaller = {
  method: 'POST',
  path: '/api/staff/reports/:reportId/caller-erasure',
  who: 'staff',
  may: 'eraseForCallers',
  summary:
    'Forget a caller who asks for it: number, name and marks of all they reported from it by telephone; the facts stay',
  params: reportParam,
  body: CallerErasure,
  reply: CallerErased
} as const satisfies Endpoint

export const suspectCode = {
  method: 'POST',
  path: '/api/suspect-codes',
  who: 'resident',
  spends: 'sending',
  summary: 'Report a sticker that may be fake; it becomes an ordinary report',
  idempotent: true,
  body: SuspectCode,
  status: 201,
  reply: SentReport
} as const satisfies Endpoint

export const blockSender = {
  method: 'POST',
  path: '/api/staff/cases/:caseNo/reports/:reportId/block',
  who: 'staff',
  may: 'blockSenders',
  summary:
    'Take nothing more from the sender of a report until a day, with a reason that they read; by telephone they are still heard',
  params: v.object({ caseNo: CaseNo, reportId: Id }),
  body: NewBlock,
  status: 204
} as const satisfies Endpoint
