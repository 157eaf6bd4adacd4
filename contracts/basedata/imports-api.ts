import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import { BaseImport, ImportParam, ImportRows, KindImports, KindParam, NewImport, RowsAsked } from './imports'

const ofKind = { who: 'staff', may: 'manageBaseData', params: KindParam } as const
const ofImport = { who: 'staff', may: 'manageBaseData', params: ImportParam } as const

export const baseImports = {
  method: 'GET',
  path: '/api/staff/base-imports/:base',
  ...ofKind,
  summary: 'The columns of a kind of base data, and its last fifty imports',
  reply: KindImports
} as const satisfies Endpoint

export const checkBase = {
  method: 'POST',
  path: '/api/staff/base-imports/:base',
  ...ofKind,
  summary: 'Begin to check a file, multipart field `file`, row by row; changes nothing and goes on by itself',
  query: NewImport,
  upload: true,
  status: 201,
  reply: BaseImport
} as const satisfies Endpoint

export const baseImport = {
  method: 'GET',
  path: '/api/staff/base-imports/:base/:import',
  ...ofImport,
  summary: 'How far an import has come, and its counts',
  reply: BaseImport
} as const satisfies Endpoint

export const baseImportRows = {
  method: 'GET',
  path: '/api/staff/base-imports/:base/:import/rows',
  ...ofImport,
  summary: 'What an import makes of the rows with one verdict, a page of them',
  query: RowsAsked,
  reply: ImportRows
} as const satisfies Endpoint

export const takeBase = {
  method: 'POST',
  path: '/api/staff/base-imports/:base/:import/take',
  ...ofImport,
  summary: 'Begin to do what the check has said: all rows or none',
  body: v.object({}),
  reply: BaseImport
} as const satisfies Endpoint

export const undoBase = {
  method: 'POST',
  path: '/api/staff/base-imports/:base/:import/undo',
  ...ofImport,
  summary: 'Begin to put back what an import has changed, unless something was changed since',
  body: v.object({}),
  reply: BaseImport
} as const satisfies Endpoint

export const exportBaseCsv = {
  method: 'GET',
  path: '/api/staff/base-exports/:base/csv',
  ...ofKind,
  summary: 'All that is open of a kind, as a CSV table that can be imported again',
  download: 'text/csv'
} as const satisfies Endpoint

export const exportBaseXlsx = {
  method: 'GET',
  path: '/api/staff/base-exports/:base/xlsx',
  ...ofKind,
  summary: 'The same as a workbook',
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const satisfies Endpoint

export const exportBaseGeojson = {
  method: 'GET',
  path: '/api/staff/base-exports/:base/geojson',
  ...ofKind,
  summary: 'The same with what is drawn on a map, in WGS-84',
  download: 'application/geo+json'
} as const satisfies Endpoint
