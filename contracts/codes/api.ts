import * as v from 'valibot'
import { Degrees } from '../common'
import type { Endpoint } from '../endpoint'
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
} from './staff-views'

const empty = v.object({})
const codeParam = v.object({ code: v.pipe(v.string(), v.maxLength(200)) })
const batchParam = v.object({ batch: BatchName })

/** What staff may ask about posted codes. */
export const codeApi = {
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
