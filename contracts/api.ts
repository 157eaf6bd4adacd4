import * as v from 'valibot'
import { forms, residentActions, type StaffAction, staffActions, Version } from './case-actions'
import { CaseCounts, CasePage, CaseView, QueueQuery } from './cases'
import { DepartmentView, MatterView } from './catalogue'
import { CodeView, TopicView } from './codes'
import { CaseNo, Id, paging } from './common'
import { UploadedMedia } from './media'
import { IdempotencyKey, NewReport, ReportPage, ReportView, SentReport, Track } from './reports'
import { AccountView, ResidentSession, SignIn, StaffSession, WechatLogin } from './staff'

export type Who = 'anyone' | 'resident' | 'staff'

/**
 * One endpoint: who may call it, what goes in, what comes out. The server registers its routes from these rows and
 * /api/openapi.json is generated from them, so neither can say something else than the other.
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE'
  /** Koa's notation: `:name` is a parameter. */
  path: string
  who: Who
  /** One English line for the API document. */
  summary: string
  params?: v.GenericSchema
  query?: v.GenericSchema
  /** Validated only when present; file uploads read the stream themselves. */
  body?: v.GenericSchema
  upload?: true
  idempotent?: true
  status?: 200 | 201 | 204
  reply?: v.GenericSchema
}

const empty = v.object({})
const idParam = v.object({ reportId: Id })
const caseParam = v.object({ caseNo: CaseNo })

/** The form of one staff action with the version the client last saw. */
export function staffForm(action: StaffAction) {
  return v.intersect([v.object({ version: Version }), forms[action]])
}

export const api = {
  code: {
    method: 'GET',
    path: '/api/codes/:code',
    who: 'anyone',
    summary: 'Place, open cases and likely topics of a posted code',
    params: v.object({ code: v.pipe(v.string(), v.maxLength(200)) }),
    reply: CodeView
  },
  topics: {
    method: 'GET',
    path: '/api/topics',
    who: 'anyone',
    summary: "The residents' plain-word topics",
    reply: v.array(TopicView)
  },
  about: {
    method: 'GET',
    path: '/api/about',
    who: 'anyone',
    summary: 'Which bureau runs this service, its hotline and its filing number',
    reply: v.object({ city: v.string(), bureau: v.string(), hotline: v.string(), filing: v.optional(v.string()) })
  },
  deviceSession: {
    method: 'POST',
    path: '/api/session/device',
    who: 'anyone',
    summary: 'An anonymous session for a browser',
    body: empty,
    status: 201,
    reply: ResidentSession
  },
  wechatSession: {
    method: 'POST',
    path: '/api/session/wechat',
    who: 'anyone',
    summary: 'A session for a WeChat user, from the code of wx.login',
    body: WechatLogin,
    status: 201,
    reply: ResidentSession
  },
  track: {
    method: 'POST',
    path: '/api/track',
    who: 'anyone',
    summary: 'Progress of one report by case number and query code',
    body: Track,
    reply: ReportView
  },
  uploadMedia: {
    method: 'POST',
    path: '/api/media',
    who: 'resident',
    summary: 'Upload one photo as multipart field `file`',
    upload: true,
    status: 201,
    reply: UploadedMedia
  },
  submitReport: {
    method: 'POST',
    path: '/api/reports',
    who: 'resident',
    summary: 'Send a report; repeating the Idempotency-Key repeats the answer',
    idempotent: true,
    body: NewReport,
    status: 201,
    reply: SentReport
  },
  myReports: {
    method: 'GET',
    path: '/api/reports',
    who: 'resident',
    summary: 'My reports, newest first',
    query: v.object(paging),
    reply: ReportPage
  },
  myReport: {
    method: 'GET',
    path: '/api/reports/:reportId',
    who: 'resident',
    summary: 'One of my reports with its timeline',
    params: idParam,
    reply: ReportView
  },
  reportAction: {
    method: 'POST',
    path: '/api/reports/:reportId/:action',
    who: 'resident',
    summary: 'Supplement, withdraw, urge, evaluate or reopen my report',
    params: v.object({ reportId: Id, action: v.picklist(residentActions, '没有这个操作') }),
    body: v.looseObject({}),
    reply: ReportView
  },
  signIn: {
    method: 'POST',
    path: '/api/staff/session',
    who: 'anyone',
    summary: 'Sign in as staff',
    body: SignIn,
    status: 201,
    reply: StaffSession
  },
  signOut: { method: 'DELETE', path: '/api/staff/session', who: 'staff', summary: 'Sign out', status: 204 },
  account: { method: 'GET', path: '/api/staff/session', who: 'staff', summary: 'Who is signed in', reply: AccountView },
  uploadStaffMedia: {
    method: 'POST',
    path: '/api/staff/media',
    who: 'staff',
    summary: 'Upload one photo for a step as multipart field `file`',
    upload: true,
    status: 201,
    reply: UploadedMedia
  },
  matters: {
    method: 'GET',
    path: '/api/staff/catalogue/matters',
    who: 'staff',
    summary: 'All matters with their conditions',
    reply: v.array(MatterView)
  },
  departments: {
    method: 'GET',
    path: '/api/staff/departments',
    who: 'staff',
    summary: 'Departments a case can be dispatched to',
    reply: v.array(DepartmentView)
  },
  caseCounts: {
    method: 'GET',
    path: '/api/staff/counts',
    who: 'staff',
    summary: 'How many cases of each state I may see',
    reply: CaseCounts
  },
  cases: {
    method: 'GET',
    path: '/api/staff/cases',
    who: 'staff',
    summary: 'The queue',
    query: QueueQuery,
    reply: CasePage
  },
  case: {
    method: 'GET',
    path: '/api/staff/cases/:caseNo',
    who: 'staff',
    summary: 'One case as I may see it, with my actions',
    params: caseParam,
    reply: CaseView
  },
  caseAction: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/actions/:action',
    who: 'staff',
    summary: 'Take one step of the workflow; 409 when the version is old',
    params: v.object({ caseNo: CaseNo, action: v.picklist(staffActions, '没有这个操作') }),
    body: v.looseObject({ version: Version }),
    reply: CaseView
  }
} as const satisfies Record<string, Endpoint>

export const idempotencyHeader = IdempotencyKey
