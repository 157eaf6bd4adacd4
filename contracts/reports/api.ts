import * as v from 'valibot'
import { residentActions } from '../cases/forms'
import { CodeView, TopicView } from '../codes/views'
import { Id, paging } from '../common'
import type { Endpoint } from '../endpoint'
import { UploadedMedia } from '../media/views'
import { ResidentSession, WechatLogin } from '../staff/views'
import { SuspectCode } from './suspect-codes'
import { NewReport, ReportPage, ReportView, SentReport, Track } from './views'

const empty = v.object({})
const idParam = v.object({ reportId: Id })
const codeParam = v.object({ code: v.pipe(v.string(), v.maxLength(200)) })

/** What anybody and residents may ask. */
export const residentApi = {
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
  suspectCode: {
    method: 'POST',
    path: '/api/suspect-codes',
    who: 'resident',
    summary: 'Report a sticker that may be fake; it becomes an ordinary report',
    idempotent: true,
    body: SuspectCode,
    status: 201,
    reply: SentReport
  }
} as const satisfies Record<string, Endpoint>
