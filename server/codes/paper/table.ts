/** One row of a table: its text by column, and its number in the spreadsheet. */
export interface TableRow<C extends string = Column> {
  row: number
  cells: Partial<Record<C, string>>
}

/** What a table is about: how people name its columns, what we call them, which must be there. */
export interface TableKind<C extends string> {
  headings: Record<C, readonly string[]>
  names: Record<C, string>
  needed: readonly C[]
}

/** The names that people use for the columns. */
export const headings = {
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

export const placeTable: TableKind<Column> = {
  headings,
  names: columnNames,
  needed: ['name', 'address', 'lon', 'lat']
}

/**
 * What a table may cost, whatever it claims of itself. Rows count the heading and empty rows between; a few times as
 * many as can be imported, because people leave gaps. A cell's text past its limit is cut: no column may be so long.
 */
export const tableLimits = {
  unpackedBytes: 32 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
  cells: 400_000,
  cellText: 300,
  seconds: 10,
  heapMegabytes: 256
} as const

/** What the thread that reads tables answers: the rows, or a sentence for people. */
export type TableAnswer<C extends string = Column> = { rows: TableRow<C>[] } | { refused: string }

/** What the thread is given. */
export interface TableTask<C extends string> {
  bytes: Uint8Array
  kind: TableKind<C>
}
