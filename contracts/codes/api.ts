import * as v from 'valibot'
import { Degrees } from '../common'
import type { Endpoint } from '../endpoint'
import { CodePoints, CodePointsQuery } from './code-points'
import {
  BatchView,
  CodeFilter,
  CodePage,
  CodeQuery,
  Datum,
  ImportedPlaces,
  KnownBatch,
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
import { TypedCode } from './typed-code'
import { CodeView } from './views'

const codeParam = v.object({ code: TypedCode })
const batchParam = v.object({ batch: KnownBatch })

export const code = {
  method: 'GET',
  path: '/api/codes/:code',
  who: 'anyone',
  spends: 'scanning',
  summary: 'Place, open cases and likely topics of a posted code',
  params: codeParam,
  reply: CodeView
} as const satisfies Endpoint

export const codes = {
  method: 'GET',
  path: '/api/staff/codes',
  who: 'staff',
  may: 'readCodes',
  summary: 'Place codes, newest first',
  query: CodeQuery,
  reply: CodePage
} as const satisfies Endpoint

export const codePoints = {
  method: 'GET',
  path: '/api/staff/code-points',
  who: 'staff',
  may: 'readCodes',
  summary: 'The same codes as points of the part of a map, and whether there are more than it can show',
  query: CodePointsQuery,
  reply: CodePoints
} as const satisfies Endpoint

export const exportCodes = {
  method: 'GET',
  path: '/api/staff/code-export',
  who: 'staff',
  may: 'readCodes',
  summary: 'The same codes as a CSV table',
  query: CodeFilter,
  download: 'text/csv'
} as const satisfies Endpoint

export const mintCodes = {
  method: 'POST',
  path: '/api/staff/code-batches',
  who: 'staff',
  may: 'mintCodes',
  summary: 'Mint a batch of new codes',
  body: NewBatch,
  status: 201,
  reply: BatchView
} as const satisfies Endpoint

export const codeBatches = {
  method: 'GET',
  path: '/api/staff/code-batches',
  who: 'staff',
  may: 'readCodes',
  summary: 'All batches, newest first, with how many codes are in which state',
  reply: v.array(BatchView)
} as const satisfies Endpoint

export const printSheet = {
  method: 'GET',
  path: '/api/staff/code-batches/:batch/sheet',
  who: 'staff',
  may: 'printCodes',
  summary: "The batch's codes that do not hang yet, laid out for printing",
  params: batchParam,
  query: v.object({ template: v.picklist(sheetTemplates, '没有这种版式') }),
  download: 'application/pdf'
} as const satisfies Endpoint

export const markPrinted = {
  method: 'POST',
  path: '/api/staff/code-batches/:batch/printed',
  who: 'staff',
  may: 'printCodes',
  summary: 'Mark all minted codes of a batch as printed',
  params: batchParam,
  body: v.object({}),
  reply: BatchView
} as const satisfies Endpoint

export const importPlaces = {
  method: 'POST',
  path: '/api/staff/code-batches/:batch/places',
  who: 'staff',
  may: 'planCodes',
  summary: 'Plan the places of a CSV or XLSX table, multipart field `file`, onto fresh codes: all rows or none',
  params: batchParam,
  query: v.object({ datum: v.optional(Datum, 'wgs84') }),
  upload: true,
  status: 201,
  reply: ImportedPlaces
} as const satisfies Endpoint

export const lookUpCodes = {
  method: 'POST',
  path: '/api/staff/code-lookup',
  who: 'staff',
  may: 'readCodes',
  summary: 'Which of these codes exist, and in which state',
  body: LookUpCodes,
  reply: KnownCodes
} as const satisfies Endpoint

export const retireCodes = {
  method: 'POST',
  path: '/api/staff/code-retirements',
  who: 'staff',
  may: 'retireCodes',
  summary: 'Retire many codes, with a result for each',
  body: RetireCodes,
  reply: RetireResults
} as const satisfies Endpoint

export const staffCode = {
  method: 'GET',
  path: '/api/staff/codes/:code',
  who: 'staff',
  may: 'readCodes',
  summary: 'One code with its history and my actions',
  params: codeParam,
  reply: StaffCodeView
} as const satisfies Endpoint

export const codeAction = {
  method: 'POST',
  path: '/api/staff/codes/:code/actions/:action',
  who: 'staff',
  may: 'changeCodes',
  summary: 'Post, correct, replace, retire a code or mark it; 409 names who was first',
  params: v.object({ ...codeParam.entries, action: v.picklist(staffCodeActions, '没有这个操作') }),
  body: v.looseObject({}),
  idempotent: 'optional',
  reply: StaffCodeView
} as const satisfies Endpoint

export const roundCode = {
  method: 'GET',
  path: '/api/staff/codes/:code/round-code',
  who: 'staff',
  may: 'readCodes',
  summary: "The same code as WeChat's round code",
  params: codeParam,
  download: 'image/*'
} as const satisfies Endpoint

export const nearbyComponents = {
  method: 'GET',
  path: '/api/staff/nearby-components',
  who: 'staff',
  may: 'readCodes',
  summary: 'The components nearest to a point, for whoever hangs a code there',
  query: v.object({ lon: Degrees(180), lat: Degrees(90) }),
  reply: v.array(NearbyComponent)
} as const satisfies Endpoint
