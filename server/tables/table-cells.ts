import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { columnNumber, fillMerged, sheetsNamed } from './sheets'
import type { TableLimits } from './table'

/** A table that is not read, with a sentence for the person who sent it. */
export class TableRefused extends Error {}

const tooLarge = (what: string) => new TableRefused(`表格太大：${what}。请删掉多余的内容，或者分成几个表格`)

/** The cells of one sheet, with the sheet's key and name where a kind has several. */
export interface TableCells {
  sheet?: string
  title?: string
  rows: string[][]
}

/**
 * Returns the cells of a CSV in UTF-8 or GBK, or of a workbook: of its first sheet, or of those that are asked for. Only
 * the table thread may call it.
 */
export async function tablesOf(
  bytes: Uint8Array,
  limits: TableLimits,
  sheets?: Readonly<Record<string, readonly string[]>>
): Promise<TableCells[]> {
  const tables = isZip(bytes) ? await tablesOfWorkbook(bytes, limits, sheets) : [{ rows: cellsOfCsv(bytes, limits) }]
  let cells = 0
  for (const { rows } of tables) {
    checkSize(
      rows.length,
      rows.reduce((most, row) => Math.max(most, row.length), 0),
      limits
    )
    cells += rows.reduce((sum, row) => sum + row.length, 0)
  }
  if (cells > limits.cells) throw tooLarge(`单元格最多 ${limits.cells} 个`)
  return tables
}

const isZip = (bytes: Uint8Array) => strFromU8(bytes.subarray(0, 4), true) === 'PK\u0003\u0004'

function checkSize(rows: number, columns: number, limits: TableLimits) {
  if (rows > limits.rows) throw tooLarge(`最多 ${limits.rows} 行，空行也算`)
  if (columns > limits.columns) throw tooLarge(`最多 ${limits.columns} 列，空列也算`)
}

/**
 * Unpacks first and parses then: the parser has no limits of its own. An entry is unpacked into as many bytes as its
 * head claims and never more, so that a head that lies costs time, which the thread's owner limits.
 */
async function tablesOfWorkbook(
  bytes: Uint8Array,
  limits: TableLimits,
  sheets: Readonly<Record<string, readonly string[]>> | undefined
): Promise<TableCells[]> {
  let unpacked = 0
  const files: Zippable = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.xml(\.rels)?$/.test(name)) return false
      unpacked += originalSize
      if (unpacked > limits.unpackedBytes) {
        throw tooLarge(`解开后最多 ${limits.unpackedBytes / 1024 / 1024} MB`)
      }
      return true
    }
  })
  const textOf = (name: string) => {
    const file = files[name]
    return file instanceof Uint8Array ? strFromU8(file) : ''
  }
  for (const name of Object.keys(files)) {
    if (/worksheets\//.test(name)) checkAddresses(textOf(name), limits)
  }
  const stored = new Blob([new Uint8Array(zipSync(files, { level: 0 }))])
  const read = async (sheet?: string) =>
    (await readSheet(stored, sheet)).map(row =>
      row.map(cell => (cell === null ? '' : String(cell).trim().slice(0, limits.cellText)))
    )
  const found = sheets ? sheetsNamed(textOf, sheets) : []
  if (found.length === 0) return [{ rows: await read() }]
  const tables: TableCells[] = []
  for (const { sheet, title, path } of found) {
    const rows = await read(title)
    fillMerged(rows, textOf(path))
    tables.push({ sheet, title, rows })
  }
  return tables
}

/** A sheet may name any cell of seventeen billion, and the parser fills up all that lie before it. */
function checkAddresses(xml: string, limits: TableLimits) {
  for (const [, letters = '', row] of xml.matchAll(/\sr\s*=\s*["']([A-Z]*)(\d+)["']/gi)) {
    checkSize(Number(row), columnNumber(letters.toUpperCase()), limits)
  }
}

function cellsOfCsv(bytes: Uint8Array, limits: TableLimits): string[][] {
  return parse(decode(bytes), {
    bom: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 100_000,
    // One more than the limit, so that a longer table is refused and not cut.
    to: limits.rows + 1,
    on_record: (record: string[]) => {
      checkSize(0, record.length, limits)
      return record.map(text => text.slice(0, limits.cellText))
    }
  })
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
