import { normalised } from '../../../contracts/spelling/normalised'
import { isFormula, unguarded } from '../../tables/formula-safe'
import { readTableOf } from '../../tables/read-table'
import { longTableLimits, type TableKind } from '../../tables/table'
import type { SourceRow } from '../imports/kind'

export interface ThingColumn {
  key: string
  name: string
  needed: boolean
  hint?: string
  /** How else people name it, in small letters. */
  also: readonly string[]
}

/** Reads a table of things: XLSX, or CSV in UTF-8 or GBK. */
export async function readThingTable(columns: readonly ThingColumn[], bytes: Uint8Array): Promise<SourceRow[]> {
  return readTableOf(tableWith(columns), bytes)
}

/** Says how a table with these columns looks. */
export function tableWith(columns: readonly ThingColumn[]): TableKind<string> {
  return {
    headings: Object.fromEntries(columns.map(({ key, name, also }) => [key, [name, ...also].map(spelling)])),
    names: Object.fromEntries(columns.map(({ key, name }) => [key, name])),
    needed: columns.filter(({ needed }) => needed).map(({ key }) => key),
    limits: longTableLimits
  }
}

const spelling = (heading: string) => normalised(heading).toLowerCase()

/** What is wrong with a cell whatever column it stands in, and the cell without its guard. */
export function cellsRead(cells: SourceRow['cells'], most = longTableLimits.cellText) {
  const problems: Partial<Record<string, string>> = {}
  const plain: SourceRow['cells'] = {}
  for (const [key, cell = ''] of Object.entries(cells)) {
    plain[key] = unguarded(cell)
    if (plain[key] === cell && isFormula(cell)) problems[key] = '看起来是一个公式，请改成文字'
    // A spreadsheet has made a number of it, and its last digits are lost.
    else if (/^\d(\.\d+)?e\+?\d+$/i.test(cell))
      problems[key] = '编号被表格软件改成了科学计数，请把这一列的格式设成“文本”，再填一遍'
    else if (cell.length >= most) problems[key] = `太长，最多 ${most - 1} 个字`
  }
  return { plain, problems }
}
