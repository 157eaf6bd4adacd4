import * as v from 'valibot'
import { AuditChange } from '../audit/views'
import { Id, line, Time } from '../common'
import { type BaseKind, everyBaseKind } from './kinds'

/** The most rows of one file. */
export const mostRows = 50_000
/** So many rows are shown on a page. */
export const rowsOfPage = 200

/** An import is checked, looked at, done, and may be undone. It goes on when its person leaves the page. */
export const importStates = {
  checking: '正在检查',
  checked: '检查好了，还没有导入',
  importing: '正在导入',
  imported: '已导入',
  undoing: '正在撤销',
  undone: '已撤销',
  failed: '没有成功'
} as const
export type ImportState = keyof typeof importStates

/** What an import does with one row. Wrong ones come first: people look for them. */
export const rowVerdicts = { wrong: '有问题', changed: '修改', new: '新增', same: '没有变化' } as const
export type RowVerdict = keyof typeof rowVerdicts
export const everyVerdict = Object.keys(rowVerdicts) as RowVerdict[]

const Verdict = v.picklist(everyVerdict, '没有这种结果')

/** A column, by the name that it has in the file, and what is wrong there. */
const Complaint = v.object({ column: v.string(), problem: v.string() })
export type Complaint = v.InferOutput<typeof Complaint>

export const BaseImportRow = v.object({
  /** As the spreadsheet counts, the heading being the first. */
  row: v.number(),
  /** The workbook's sheet, where the kind has several. */
  sheet: v.optional(v.string()),
  title: v.string(),
  verdict: Verdict,
  changes: v.array(AuditChange),
  problems: v.array(Complaint),
  /** What is odd and hinders nothing. */
  warnings: v.array(Complaint)
})
export type BaseImportRow = v.InferOutput<typeof BaseImportRow>

export const BaseImport = v.object({
  id: Id,
  kind: v.picklist(everyBaseKind),
  file: v.string(),
  by: v.string(),
  at: Time,
  state: v.picklist(Object.keys(importStates) as ImportState[]),
  /** How far the work has come; both are 0 before the file is read. */
  progress: v.object({ done: v.number(), total: v.number() }),
  counts: v.object({ wrong: v.number(), changed: v.number(), new: v.number(), same: v.number() }),
  warned: v.number(),
  /** What it moves besides its own things, in sentences. */
  touches: v.array(v.string()),
  /** Why it did not succeed or has to be looked at again, for people. */
  notice: v.optional(v.string()),
  takenAt: v.optional(Time),
  takenBy: v.optional(v.string()),
  undoneAt: v.optional(Time),
  undoneBy: v.optional(v.string())
})
export type BaseImport = v.InferOutput<typeof BaseImport>

export const KindParam = v.object({ base: v.picklist(everyBaseKind, '没有这种基础数据') })
export const ImportParam = v.object({ ...KindParam.entries, import: Id })
export type ImportParam = { base: BaseKind; import: string }

/** What the kind has to be told of its file, such as the coordinate system. */
export const NewImport = v.object({
  name: line(1, 200, '缺少文件名'),
  options: v.optional(v.pipe(v.string(), v.regex(/^[\w:.,-]{1,60}$/, '文件的说明不对')))
})

export const RowsAsked = v.object({
  verdict: v.optional(Verdict, 'wrong'),
  page: v.optional(
    v.pipe(v.string(), v.digits('页数应是数字'), v.toNumber(), v.maxValue(mostRows / rowsOfPage, '没有这一页')),
    '0'
  )
})

export const ImportRows = v.object({ items: v.array(BaseImportRow), next: v.optional(v.number()) })

export const exportForms = { xlsx: 'XLSX', csv: 'CSV', geojson: 'GeoJSON' } as const
export type ExportForm = keyof typeof exportForms

/** How a file of a kind looks, and what was imported lately. */
export const KindImports = v.object({
  columns: v.array(v.object({ name: v.string(), needed: v.boolean(), hint: v.optional(v.string()) })),
  /** Endings of the files that can be read, as a file picker wants them. */
  accept: v.string(),
  /** Whether its files have coordinates, whose system has to be said when the file does not say it. */
  asksSystem: v.boolean(),
  exports: v.array(v.picklist(Object.keys(exportForms) as ExportForm[])),
  items: v.array(BaseImport)
})
export type KindImports = v.InferOutput<typeof KindImports>
