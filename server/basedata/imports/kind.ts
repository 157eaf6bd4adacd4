import type { AuditChange } from '../../../contracts/audit/views'
import type { Complaint, ExportForm, RowVerdict } from '../../../contracts/basedata/imports'
import type { BaseKind } from '../../../contracts/basedata/kinds'
import type { Doer } from '../../audit/doer'

/** Rows of a workbook's first sheet with a name of its own count on from here, of the second from twice as many. */
export const sheetRows = 100_000

/** One row of a file before anybody has understood it. */
export interface SourceRow {
  /** As the spreadsheet counts; a feature of a map's file counts from 1. */
  row: number
  /** Text by column key; a column that the file has not is absent. */
  cells: Partial<Record<string, string>>
  /** What is no text, such as a shape: anything that JSON can hold. */
  more?: unknown
}

/** What an import would do with one row, or why it cannot. */
export interface JudgedRow {
  row: number
  verdict: RowVerdict
  /** The thing's id, also of one that does not exist yet. Empty if it cannot be known. */
  subject: string
  /** How people name it. */
  title: string
  changes: AuditChange[]
  /** `column` is the name that the column has in the file. */
  problems: Complaint[]
  warnings: Complaint[]
  /** The version that the thing had when it was judged. */
  version?: number
  /** What will be written, as the kind's own `write` wants it: anything that JSON can hold. */
  asked?: unknown
  /** How the thing stood before, by which an undo puts it back. */
  before?: unknown
}

export interface Writing {
  /** The import's id; it stands in the thing's last change, so that doing it again changes nothing. */
  import: string
  by: Doer
  note: string
  at: Date
}

export interface FileGiven {
  name: string
  bytes: Uint8Array
  /** What the person said of the file, such as its coordinate system. */
  options?: string
}

/** Says how far the work has come and lets others be served. Call it after every few rows. */
export type Step = (done: number, total: number) => Promise<void>

/** How one kind of the city's own data plugs into imports, undo and export. */
export interface BaseDataKind {
  kind: BaseKind
  columns: readonly { key: string; name: string; needed: boolean; hint?: string }[]
  /** As a file picker wants it: `.csv,.xlsx`. */
  accept: string
  /** What its sheets are called, in their order, and the column by which a row belongs to one. One sheet without. */
  sheets?: readonly string[]
  sheetOf?: string
  /** Its files may not say their coordinate system. */
  asksSystem?: boolean
  /** In which shapes it can be exported; the first is the usual one. */
  exports?: readonly ExportForm[]
  /** Reads a file, in a thread of its own. Throws a refusal with a sentence for people. */
  readFile(file: FileGiven): Promise<SourceRow[]>
  /**
   * Judges all rows together and changes nothing: a row may name another one, or be the same thing as another. The same
   * rows of the same import are judged the same as long as nobody changes anything, also when it comes to ids.
   */
  judge(rows: readonly SourceRow[], given: { import: string; step: Step }): Promise<JudgedRow[]>
  /** Sentences about what else these rows would move or touch, for whoever is about to import them. Changes nothing. */
  touches?(rows: readonly JudgedRow[]): Promise<string[]>
  /**
   * Writes some of the new and changed rows, if each thing is as it was judged or was written by this import already.
   * Returns the titles of those that it could not write.
   */
  write(rows: readonly JudgedRow[], writing: Writing): Promise<string[]>
  /** Sentences about what forbids to take these rows back, such as a thing that was changed or is used since. */
  hindersUndo(rows: readonly JudgedRow[], given: { import: string }): Promise<string[]>
  /** Puts back some of the rows that `write` wrote. What was new is closed. Others are left; returns their titles. */
  takeBack(rows: readonly JudgedRow[], writing: Writing): Promise<string[]>
  /** What must be so after everything is written, or a sentence why it is not: all is taken back then. */
  afterwards?(): Promise<string | undefined>
  /** All that is not closed, in the shape that can be imported, by column key. */
  exportRows(): AsyncIterable<Partial<Record<string, string>>>
  /** The same with what is drawn on a map, for a kind that is exported as GeoJSON. */
  exportFeatures?(): AsyncIterable<{ cells: Partial<Record<string, string>>; geometry: object }>
}
