/** One row of a table: its text by column, and its number in the spreadsheet. */
export interface TableRow<C extends string> {
  row: number
  /** Which of the kind's sheets it stands in; absent where the table has no such sheets. */
  sheet?: string
  cells: Partial<Record<C, string>>
}

/** What a table is about: how people name its columns, what we call them, which must be there. */
export interface TableKind<C extends string> {
  headings: Record<C, readonly string[]>
  names: Record<C, string>
  needed: readonly C[]
  /**
   * The sheets of a workbook that are read, each under one of these names. A workbook without any of them, and a CSV, is
   * one sheet. Tables of this kind are made for print: cells are merged, and a title may stand above the heading.
   */
  sheets?: Readonly<Record<string, readonly string[]>>
  /** A larger table than others may be. */
  limits?: TableLimits
}

/**
 * What a table may cost, whatever it claims of itself. Rows count the heading and empty rows between; a few times as
 * many as can be imported, because people leave gaps. A cell's text past its limit is cut: no column may be so long.
 */
export interface TableLimits {
  unpackedBytes: number
  rows: number
  columns: number
  cells: number
  cellText: number
  seconds: number
  heapMegabytes: number
}

export const tableLimits: TableLimits = {
  unpackedBytes: 32 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
  cells: 400_000,
  cellText: 300,
  seconds: 10,
  heapMegabytes: 256
}

/** The city's own data: 50,000 rows, whose person looks at the progress and does not wait for an answer. */
export const longTableLimits: TableLimits = {
  ...tableLimits,
  unpackedBytes: 128 * 1024 * 1024,
  rows: 60_000,
  cells: 1_500_000,
  seconds: 60,
  heapMegabytes: 768
}

/** What the thread that reads tables answers: the rows in parts and an end, or a sentence for people. */
export type TableAnswer<C extends string> = { rows: TableRow<C>[] } | { refused: string }

/** What the thread is given. */
export interface TableTask<C extends string> {
  bytes: Uint8Array
  kind: TableKind<C>
}
