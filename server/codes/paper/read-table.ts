import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { Refusal } from '../../http/refusal'

/** One row of a table as text by column, with the number that a spreadsheet shows beside it. */
export interface TableRow {
  row: number
  cells: Partial<Record<Column, string>>
}

/** What people call the columns. */
const headings = {
  name: ['name', '名称', '点位名称', '点位'],
  address: ['address', '地址', '位置'],
  lon: ['lon', 'lng', 'longitude', '经度'],
  lat: ['lat', 'latitude', '纬度'],
  component: ['component', 'component id', '部件', '部件编号', '部件编码'],
  code: ['code', '二维码', '编号', '二维码编号']
} as const
export type Column = keyof typeof headings
export const columnNames: Record<Column, string> = {
  name: '名称',
  address: '地址',
  lon: '经度',
  lat: '纬度',
  component: '部件编号',
  code: '二维码'
}

/** Reads a CSV (UTF-8, or GBK as Chinese Excel writes it) or an XLSX table whose first row names its columns. */
export async function readTable(bytes: Buffer): Promise<TableRow[]> {
  const [first, ...rest] = isZip(bytes) ? await rowsOfWorkbook(bytes) : rowsOfCsv(bytes)
  const columns = (first ?? []).map(columnOf)
  const missing = (['name', 'address', 'lon', 'lat'] as const).filter(column => !columns.includes(column))
  if (missing.length > 0) {
    const names = missing.map(column => columnNames[column]).join('、')
    throw new Refusal('table_unreadable', `表格第一行应是列名，缺少：${names}`)
  }
  return rest.flatMap((values, index) => {
    if (values.every(value => value === '')) return []
    const cells: TableRow['cells'] = {}
    columns.forEach((column, position) => {
      if (column) cells[column] = values[position] ?? ''
    })
    return [{ row: index + 2, cells }]
  })
}

function columnOf(heading: string): Column | undefined {
  const name = heading.trim().toLowerCase()
  return (Object.keys(headings) as Column[]).find(column => (headings[column] as readonly string[]).includes(name))
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

async function rowsOfWorkbook(bytes: Buffer): Promise<string[][]> {
  try {
    const rows = await readSheet(bytes)
    return rows.map(row => row.map(cell => (cell === null ? '' : String(cell).trim())))
  } catch {
    throw new Refusal('table_unreadable')
  }
}

function rowsOfCsv(bytes: Buffer): string[][] {
  try {
    return parse(decode(bytes), { bom: true, trim: true, relax_column_count: true, skip_empty_lines: false })
  } catch {
    throw new Refusal('table_unreadable')
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
