import * as v from 'valibot'
import { AuditPage, ContactLook, ContactView } from './audit'
import { forms, residentActions, type StaffAction, staffActions, Version } from './case-actions'
import { CaseCounts, CasePage, CaseView, NearbyCase, QueueQuery } from './cases'
import { DepartmentView, MatterView } from './catalogue'
import { CodeView, TopicView } from './codes'
import { CaseNo, Degrees, Id, paging } from './common'
import { UploadedMedia } from './media'
import { IdempotencyKey, NewReport, ReportPage, ReportView, SentReport, Track } from './reports'
import { AccountView, ResidentSession, SignIn, StaffSession, WechatLogin } from './staff'
import {
  BatchName,
  BatchView,
  CodeFilter,
  CodePage,
  CodePoint,
  CodeQuery,
  Datum,
  ImportedPlaces,
  KnownCodes,
  LookUpCodes,
  NearbyComponent,
  NewBatch,
  RetireCodes,
  RetireResults,
  StaffCodeView,
  sheetTemplates,
  staffCodeActions
} from './staff-codes'
import { SuspectCode } from './suspect-codes'

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
  /** The media type of a file that is answered instead of JSON. */
  download?: string
}

const empty = v.object({})
const idParam = v.object({ reportId: Id })
const caseParam = v.object({ caseNo: CaseNo })
const codeParam = v.object({ code: v.pipe(v.string(), v.maxLength(200)) })
const batchParam = v.object({ batch: BatchName })

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
    params: codeParam,
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
  takeReport: {
    method: 'POST',
    path: '/api/staff/reports',
    who: 'staff',
    summary: 'Take down a report by telephone or at the counter; repeating the Idempotency-Key repeats the answer',
    idempotent: true,
    body: NewReport,
    status: 201,
    reply: SentReport
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
  nearbyCases: {
    method: 'GET',
    path: '/api/staff/cases/:caseNo/nearby',
    who: 'staff',
    summary: 'Open cases within 100 m, those of the same topic first, then by distance',
    params: caseParam,
    reply: v.array(NearbyCase)
  },
  reporterContact: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/reports/:reportId/contact',
    who: 'staff',
    summary: 'How to reach a reporter, with a reason; each look is in the audit log',
    params: v.object({ caseNo: CaseNo, reportId: Id }),
    body: ContactLook,
    reply: ContactView
  },
  audit: {
    method: 'GET',
    path: '/api/staff/audit',
    who: 'staff',
    summary: 'What was done that an auditor has to see, newest first',
    query: v.object(paging),
    reply: AuditPage
  },
  caseAction: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/actions/:action',
    who: 'staff',
    summary: 'Take one step of the workflow; 409 when the version is old',
    params: v.object({ caseNo: CaseNo, action: v.picklist(staffActions, '没有这个操作') }),
    body: v.looseObject({ version: Version }),
    reply: CaseView
  },
  suspectCode: {
    method: 'POST',
    path: '/api/suspect-codes',
    who: 'resident',
    summary: 'Report a sticker that may be fake; it becomes an ordinary report',
    idempotent: true,
    body: SuspectCode,
    status: 201,
    reply: SentReport
  },
  codes: {
    method: 'GET',
    path: '/api/staff/codes',
    who: 'staff',
    summary: 'Place codes, newest first',
    query: CodeQuery,
    reply: CodePage
  },
  codePoints: {
    method: 'GET',
    path: '/api/staff/code-points',
    who: 'staff',
    summary: 'The same codes as points of a map, at most 10000',
    query: CodeFilter,
    reply: v.array(CodePoint)
  },
  exportCodes: {
    method: 'GET',
    path: '/api/staff/code-export',
    who: 'staff',
    summary: 'The same codes as a CSV table',
    query: CodeFilter,
    download: 'text/csv'
  },
  mintCodes: {
    method: 'POST',
    path: '/api/staff/code-batches',
    who: 'staff',
    summary: 'Mint a batch of new codes',
    body: NewBatch,
    status: 201,
    reply: BatchView
  },
  codeBatches: {
    method: 'GET',
    path: '/api/staff/code-batches',
    who: 'staff',
    summary: 'All batches, newest first, with how many codes are in which state',
    reply: v.array(BatchView)
  },
  printSheet: {
    method: 'GET',
    path: '/api/staff/code-batches/:batch/sheet',
    who: 'staff',
    summary: "The batch's codes that do not hang yet, laid out for printing",
    params: batchParam,
    query: v.object({ template: v.picklist(sheetTemplates, '没有这种版式') }),
    download: 'application/pdf'
  },
  markPrinted: {
    method: 'POST',
    path: '/api/staff/code-batches/:batch/printed',
    who: 'staff',
    summary: 'Mark all minted codes of a batch as printed',
    params: batchParam,
    body: empty,
    reply: BatchView
  },
  importPlaces: {
    method: 'POST',
    path: '/api/staff/code-batches/:batch/places',
    who: 'staff',
    summary: 'Plan the places of a CSV or XLSX table, multipart field `file`, onto fresh codes: all rows or none',
    params: batchParam,
    query: v.object({ datum: v.optional(Datum, 'wgs84') }),
    upload: true,
    status: 201,
    reply: ImportedPlaces
  },
  lookUpCodes: {
    method: 'POST',
    path: '/api/staff/code-lookup',
    who: 'staff',
    summary: 'Which of these codes exist, and in which state',
    body: LookUpCodes,
    reply: KnownCodes
  },
  retireCodes: {
    method: 'POST',
    path: '/api/staff/code-retirements',
    who: 'staff',
    summary: 'Retire many codes, with a result for each',
    body: RetireCodes,
    reply: RetireResults
  },
  staffCode: {
    method: 'GET',
    path: '/api/staff/codes/:code',
    who: 'staff',
    summary: 'One code with its history and my actions',
    params: codeParam,
    reply: StaffCodeView
  },
  codeAction: {
    method: 'POST',
    path: '/api/staff/codes/:code/actions/:action',
    who: 'staff',
    summary: 'Post, correct, replace, retire a code or mark it; 409 names who was first',
    params: v.object({ ...codeParam.entries, action: v.picklist(staffCodeActions, '没有这个操作') }),
    body: v.looseObject({}),
    reply: StaffCodeView
  },
  roundCode: {
    method: 'GET',
    path: '/api/staff/codes/:code/round-code',
    who: 'staff',
    summary: "The same code as WeChat's round code",
    params: codeParam,
    download: 'image/*'
  },
  nearbyComponents: {
    method: 'GET',
    path: '/api/staff/nearby-components',
    who: 'staff',
    summary: 'The components nearest to a point, for whoever hangs a code there',
    query: v.object({ lon: Degrees(180), lat: Degrees(90) }),
    reply: v.array(NearbyComponent)
  }
} as const satisfies Record<string, Endpoint>

export const idempotencyHeader = IdempotencyKey
