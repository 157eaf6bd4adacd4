import type { SourceRow } from '../../basedata/imports/kind'
import { sheetRows } from '../../basedata/imports/kind'
import type { TableRow } from '../../tables/table'
import { type MatterColumn, ofMatter } from './columns'

/** One row of a table, as it names one condition of a matter. */
export interface ConditionRow {
  row: number
  cells: Partial<Record<string, string>>
}

/** What a source row of the catalogue holds besides the cells of its first row. */
export interface MatterRows {
  conditions: ConditionRow[]
  /** Which earlier standard codes of four digits are of. */
  standard: string
}

const sheetNumbers: Record<string, number> = { component: 1, matter: 2 }

/**
 * Puts the rows of one matter together: those that follow each other with the same code, or with none. What belongs to the
 * whole matter is taken from the first of them. A limit that is left out is the one above, as cells are merged or left
 * empty below it.
 */
export function groupRows(rows: readonly TableRow<string>[], standard: string): SourceRow[] {
  const groups: { sheet: string | undefined; source: SourceRow; more: MatterRows }[] = []
  for (const { row, sheet, cells } of rows) {
    const last = groups.at(-1)
    const number = row + (sheetNumbers[sheet ?? ''] ?? 0) * sheetRows
    const same =
      last && last.sheet === sheet && (!cells.code?.trim() || isSame(last.source.cells, cells)) ? last : undefined
    if (same) {
      const above = same.more.conditions.at(-1)?.cells.limit
      same.more.conditions.push({ row, cells: { ...cells, limit: cells.limit?.trim() || above || '' } })
      continue
    }
    const given = sheet ? { ...cells, sheet } : cells
    const more = { conditions: [{ row, cells }], standard }
    groups.push({ sheet, source: { row: number, cells: pick(given), more }, more })
  }
  return groups.map(({ source }) => source)
}

const isSame = (one: SourceRow['cells'], other: SourceRow['cells']) =>
  one.code?.trim() === other.code?.trim() &&
  (other.majorCode === undefined || one.majorCode?.trim() === other.majorCode.trim() || !other.majorCode.trim())

const pick = (cells: SourceRow['cells']) =>
  Object.fromEntries(Object.entries(cells).filter(([key]) => ofMatter.includes(key as MatterColumn)))
