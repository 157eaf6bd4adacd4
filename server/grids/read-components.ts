import { setImmediate } from 'node:timers/promises'
import type { FileGiven, SourceRow } from '../basedata/imports/kind'
import { columnFinder } from '../basedata/things/column-of'
import { readThingTable, type ThingColumn } from '../basedata/things/read-thing-table'
import { RowRefused } from '../geofiles/geo-file'
import { type GeoFile, readGeoFile } from '../geofiles/read-geo-file'
import { toWgs84 } from '../geofiles/to-wgs84'
import { Refusal } from '../http/refusal'
import { componentColumns } from './component-table'
import { saidOf } from './read-cells'

/** Where a component is, or why that is not known. */
export interface Whereabouts {
  point?: [number, number]
  problem?: string
}

const columnOf = columnFinder(componentColumns)

/** Reads a table with coordinates, or a map's file of points. */
export async function readComponents(file: FileGiven): Promise<SourceRow[]> {
  if (/\.(csv|xlsx)$/i.test(file.name)) return fromTable(file)
  return fromMap(await readGeoFile(file.bytes, saidOf(file.options)))
}

async function fromTable({ bytes, options }: FileGiven): Promise<SourceRow[]> {
  const { system, meridian } = saidOf(options)
  if (!system) throw new Refusal('file_unreadable', '表格里的坐标没有写是哪种坐标系：请选择坐标系再检查')
  if (system === 'gk3' && meridian === undefined) throw new Refusal('file_unreadable', '请选择中央经线')
  const convert = toWgs84(system === 'gk3' ? { of: system, meridian: meridian ?? 0 } : { of: system })
  const rows = await readThingTable(componentColumns as readonly ThingColumn[], bytes)
  for (const [index, row] of rows.entries()) {
    if (index % 2_000 === 0) await setImmediate()
    row.more = pointIn(row.cells, convert)
  }
  return rows
}

function pointIn({ x = '', y = '' }: SourceRow['cells'], convert: ReturnType<typeof toWgs84>): Whereabouts {
  if (!x.trim() && !y.trim()) return {}
  try {
    return { point: sixPlaces(convert(Number(x.trim() || Number.NaN), Number(y.trim() || Number.NaN))) }
  } catch (error) {
    if (error instanceof RowRefused) return { problem: error.message }
    throw error
  }
}

function fromMap({ rows, headings }: GeoFile): SourceRow[] {
  const keys = new Map(headings.map(heading => [heading, columnOf(heading)]))
  const found = [...keys.values()]
  const missing = componentColumns.filter(({ key, needed }) => needed && !found.includes(key))
  if (missing.length > 0) {
    throw new Refusal('file_unreadable', `文件的属性里缺少：${missing.map(({ name }) => name).join('、')}`)
  }
  const twice = componentColumns.find(({ key }) => found.filter(each => each === key).length > 1)
  if (twice) throw new Refusal('file_unreadable', `文件里有两个属性都是：${twice.name}，请只留一个`)
  return rows.map(({ row, cells, shape, problem }) => ({
    row,
    cells: Object.fromEntries(
      Object.entries(cells).flatMap(([name, text]) => (keys.get(name) ? [[keys.get(name), text]] : []))
    ),
    more: shape?.kind === 'point' ? { point: sixPlaces(shape.point) } : { problem: problem ?? '部件应是一个点' }
  }))
}

/** A decimetre: no street is surveyed better, and the same place is written the same. */
const sixPlaces = ([x, y]: readonly [number, number]): [number, number] => [Number(x.toFixed(6)), Number(y.toFixed(6))]
