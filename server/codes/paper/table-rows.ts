import { normalised } from '../../../contracts/spelling/normalised'
import { type Column, columnNames, headings, type TableAnswer, type TableRow } from './table'
import { cellsOf, TableRefused } from './table-cells'

const needed = ['name', 'address', 'lon', 'lat'] as const

/** Returns the rows of a table whose first row names the columns. Only the table thread may call it. */
export async function rowsOf(bytes: Uint8Array): Promise<TableAnswer> {
  try {
    const [first, ...rest] = await cellsOf(bytes)
    const columns = (first ?? []).map(columnOf)
    const missing = needed.filter(column => !columns.includes(column))
    if (missing.length > 0) {
      const names = missing.map(column => columnNames[column]).join('、')
      return { refused: `表格第一行应是列名，缺少：${names}` }
    }
    return { rows: rest.flatMap((values, index) => rowOf(columns, values, index + 2)) }
  } catch (error) {
    // Whatever else a parser throws at made-up bytes means the same to the person: this is no table.
    return { refused: error instanceof TableRefused ? error.message : '' }
  }
}

function rowOf(columns: (Column | undefined)[], values: string[], row: number): TableRow[] {
  if (values.every(value => value === '')) return []
  const cells: TableRow['cells'] = {}
  columns.forEach((column, position) => {
    if (column) cells[column] = values[position] ?? ''
  })
  return [{ row, cells }]
}

function columnOf(heading: string): Column | undefined {
  // Templates of other offices mark what must be filled in and name the unit: `*经度（度）`.
  const name = normalised(heading)
    .toLowerCase()
    .replace(/\(.*\)|[*:]/g, '')
    .trim()
  return (Object.keys(headings) as Column[]).find(column => (headings[column] as readonly string[]).includes(name))
}
