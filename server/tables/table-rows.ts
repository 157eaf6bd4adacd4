import { normalised } from '../../contracts/spelling/normalised'
import { type TableAnswer, type TableKind, type TableRow, type TableTask, tableLimits } from './table'
import { cellsOf, TableRefused } from './table-cells'

/** Returns the rows of a table whose first row names the columns. Only the table thread may call it. */
export async function rowsOfKind<C extends string>({ bytes, kind }: TableTask<C>): Promise<TableAnswer<C>> {
  try {
    const [first, ...rest] = await cellsOf(bytes, kind.limits ?? tableLimits)
    const columns = (first ?? []).map(heading => columnOf(heading, kind))
    const missing = kind.needed.filter(column => !columns.includes(column))
    if (missing.length > 0) {
      const names = missing.map(column => kind.names[column]).join('、')
      return { refused: `表格第一行应是列名，缺少：${names}` }
    }
    // Of two columns for the same thing nobody knows which one is meant.
    const twice = columns.find((column, at) => column && columns.indexOf(column) < at)
    if (twice) return { refused: `表格第一行应是列名，有两列都是：${kind.names[twice]}，请只留一列` }
    return { rows: rest.flatMap((values, index) => rowOf(columns, values, index + 2)) }
  } catch (error) {
    // Whatever else a parser throws at made-up bytes means the same to the person: this is no table.
    return { refused: error instanceof TableRefused ? error.message : '' }
  }
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
