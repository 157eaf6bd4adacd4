import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import type { TableLimits } from './table'

/** A table that is not read, with a sentence for the person who sent it. */
export class TableRefused extends Error {}

const tooLarge = (what: string) => new TableRefused(`表格太大：${what}。请删掉多余的内容，或者分成几个表格`)

/** Returns the cells of a CSV in UTF-8 or GBK, or of a workbook's first sheet. Only the table thread may call it. */
export async function cellsOf(bytes: Uint8Array, limits: TableLimits): Promise<string[][]> {
  const rows = isZip(bytes) ? await cellsOfWorkbook(bytes, limits) : cellsOfCsv(bytes, limits)
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0)
  checkSize(rows.length, widest, limits)
  if (rows.reduce((sum, row) => sum + row.length, 0) > limits.cells) {
    throw tooLarge(`单元格最多 ${limits.cells} 个`)
  }
  return rows
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
async function cellsOfWorkbook(bytes: Uint8Array, limits: TableLimits): Promise<string[][]> {
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
  for (const [name, file] of Object.entries(files)) {
    if (/worksheets\//.test(name) && file instanceof Uint8Array) checkAddresses(strFromU8(file, true), limits)
  }
  const stored = zipSync(files, { level: 0 })
  const rows = await readSheet(new Blob([new Uint8Array(stored)]))
  return rows.map(row => row.map(cell => (cell === null ? '' : String(cell).trim().slice(0, limits.cellText))))
}

/** A sheet may name any cell of seventeen billion, and the parser fills up all that lie before it. */
function checkAddresses(xml: string, limits: TableLimits) {
  for (const [, letters = '', row] of xml.matchAll(/\sr\s*=\s*["']([A-Z]*)(\d+)["']/gi)) {
    checkSize(Number(row), columnNumber(letters.toUpperCase()), limits)
  }
}

const columnNumber = (letters: string) =>
  [...letters.slice(0, 8)].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

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
