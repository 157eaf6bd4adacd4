import * as v from 'valibot'
import { AuditPage, ContactLook, ContactView } from '../audit/views'
import { forms, type StaffAction, staffActions, Version } from '../cases/forms'
import { CaseCounts, CasePage, CaseView, NearbyCase, QueueQuery } from '../cases/views'
import { WallView } from '../cases/wall'
import { DepartmentView, MatterView } from '../catalogue/views'
import { CaseNo, Id, paging } from '../common'
import type { Endpoint } from '../endpoint'
import { UploadedMedia } from '../media/views'
import { NewReport, SentReport } from '../reports/views'
import { AccountView, SignIn, StaffSession } from './views'

const caseParam = v.object({ caseNo: CaseNo })

/** The form of one staff action with the version the client last saw. */
export function staffForm(action: StaffAction) {
  return v.intersect([v.object({ version: Version }), forms[action]])
}

/** What staff may ask about cases, and around them. */
export const staffApi = {
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
  wall: {
    method: 'GET',
    path: '/api/staff/wall',
    who: 'staff',
    summary: 'What is yellow and red now, by stage and department, worst first',
    reply: WallView
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
  }
} as const satisfies Record<string, Endpoint>
