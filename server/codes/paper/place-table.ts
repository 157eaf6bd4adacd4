import { readTableOf } from '../../tables/read-table'
import type { TableKind, TableRow } from '../../tables/table'

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

/** Reads a table of planned places. */
export function readTable(bytes: Uint8Array, seconds?: number): Promise<TableRow<Column>[]> {
  return readTableOf(placeTable, bytes, seconds)
}
