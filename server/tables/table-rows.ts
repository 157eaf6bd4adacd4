import { normalised } from '../../contracts/spelling/normalised'
import { type TableAnswer, type TableKind, type TableRow, type TableTask, tableLimits } from './table'
import { type TableCells, TableRefused, tablesOf } from './table-cells'

/** A title and a line of notes may stand above the heading of a table that is made for print. */
const aboveHeading = 4

/** Returns the rows of a table whose first row names the columns. Only the table thread may call it. */
export async function rowsOfKind<C extends string>({ bytes, kind }: TableTask<C>): Promise<TableAnswer<C>> {
  try {
    const tables = await tablesOf(bytes, kind.limits ?? tableLimits, kind.sheets)
    return { rows: tables.flatMap(table => rowsOfTable(table, kind)) }
  } catch (error) {
    // Whatever else a parser throws at made-up bytes means the same to the person: this is no table.
    return { refused: error instanceof TableRefused ? error.message : '' }
  }
}

function rowsOfTable<C extends string>({ sheet, title, rows }: TableCells, kind: TableKind<C>): TableRow<C>[] {
  const lines = rows.slice(0, kind.sheets ? aboveHeading : 1).map(line => line.map(cell => columnOf(cell, kind)))
  const found = lines.findIndex(line => kind.needed.every(column => line.includes(column)))
  const heading = Math.max(0, found)
  const columns = lines[heading] ?? []
  const where = title ? `「${title}」的` : '表格'
  const missing = kind.needed.filter(column => !columns.includes(column))
  if (missing.length > 0) {
    throw new TableRefused(`${where}第一行应是列名，缺少：${missing.map(column => kind.names[column]).join('、')}`)
  }
  // Of two columns for the same thing nobody knows which one is meant.
  const twice = columns.find((column, at) => column && columns.indexOf(column) < at)
  if (twice) throw new TableRefused(`${where}第一行应是列名，有两列都是：${kind.names[twice]}，请只留一列`)
  return rows
    .slice(heading + 1)
    .flatMap((values, index) => rowOf(columns, values, heading + index + 2))
    .map(row => ({ ...row, ...(sheet && { sheet }) }))
}

function rowOf<C extends string>(columns: (C | undefined)[], values: string[], row: number): TableRow<C>[] {
  if (values.every(value => value === '')) return []
  const cells: TableRow<C>['cells'] = {}
  columns.forEach((column, position) => {
    if (column) cells[column] = values[position] ?? ''
  })
  return [{ row, cells }]
}

function columnOf<C extends string>(heading: string, { headings }: TableKind<C>): C | undefined {
  // Templates of other offices mark what must be filled in and name the unit: `*经度（度）`.
  const name = normalised(heading)
    .toLowerCase()
    .replace(/\(.*\)|[*:]/g, '')
    .trim()
  return (Object.keys(headings) as C[]).find(column => headings[column].includes(name))
}
