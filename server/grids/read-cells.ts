import { CoordinateSystem, meridians, type SaidSystem } from '../../contracts/geofiles/systems'
import type { FileGiven, SourceRow } from '../basedata/imports/kind'
import { columnFinder } from '../basedata/things/column-of'
import { type GeoFile, readGeoFile } from '../geofiles/read-geo-file'
import { Refusal } from '../http/refusal'

export const cellColumns = [
  {
    key: 'code',
    name: '网格编码',
    needed: true,
    hint: '15 位：区划 6 位、街道 3 位、社区 3 位、顺序 3 位',
    also: ['code', '单元网格标识码', '网格标识码', '标识码', '编码', 'dywgbsm', 'wgbsm', 'bgcode']
  },
  { key: 'street', name: '街道', needed: true, hint: undefined, also: ['street', '街道名称', '所属街道', 'szjdmc'] },
  {
    key: 'community',
    name: '社区',
    needed: true,
    hint: undefined,
    also: ['community', '社区名称', '所属社区', 'szsqmc']
  },
  {
    key: 'dutyGrid',
    name: '责任网格',
    needed: false,
    hint: '不写时，新网格按社区归成一个责任网格',
    also: ['dutygrid', '责任网格编号', 'zrwg']
  },
  { key: 'state', name: '状态', needed: false, hint: '在用或停用；不写就是在用', also: ['state'] },
  {
    key: 'startedAt',
    name: '启用日期',
    needed: false,
    hint: '如 2026-03-01；不写时，新网格从今天起',
    also: ['startedat', '开始日期', '初始时间', 'orgdate']
  }
] as const

const columnOf = columnFinder(cellColumns)

/** Reads what a person said of the file: `system:gk3,meridian:114`. */
export function saidOf(options: string | undefined): SaidSystem {
  const said = new Map((options ?? '').split(',').map(part => part.split(':') as [string, string]))
  const [system, meridian] = [said.get('system'), Number(said.get('meridian'))]
  const known = CoordinateSystem.options.find(each => each === system)
  if (system !== undefined && !known) throw new Refusal('bad_request', '没有这种坐标系')
  return { ...(known && { system: known }), ...(meridians.includes(meridian) && { meridian }) }
}

/** Reads a file of cells, each with its shape or why it has none. */
export async function readCells({ bytes, options }: FileGiven): Promise<SourceRow[]> {
  return cellRowsOf(await readGeoFile(bytes, saidOf(options)))
}

/** Finds the columns of cells in what was read. */
export function cellRowsOf({ rows, headings }: GeoFile): SourceRow[] {
  const keys = new Map(headings.map(heading => [heading, columnOf(heading)]))
  const found = [...keys.values()]
  const missing = cellColumns.filter(({ key, needed }) => needed && !found.includes(key))
  if (missing.length > 0) {
    throw new Refusal('file_unreadable', `文件的属性里缺少：${missing.map(({ name }) => name).join('、')}`)
  }
  const twice = cellColumns.find(({ key }) => found.filter(each => each === key).length > 1)
  if (twice) throw new Refusal('file_unreadable', `文件里有两个属性都是：${twice.name}，请只留一个`)
  return rows.map(({ row, cells, shape, problem }) => ({
    row,
    cells: Object.fromEntries(
      Object.entries(cells).flatMap(([name, text]) => (keys.get(name) ? [[keys.get(name), text]] : []))
    ),
    more: { ...(shape && { shape }), ...(problem !== undefined && { problem }) }
  }))
}
