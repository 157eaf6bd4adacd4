import * as v from 'valibot'
import { Position } from '../../contracts/position'
import { judgeThings } from '../basedata/things/judge-things'
import { writeMany } from '../basedata/things/write-many'
import { Refusal } from '../http/refusal'
import { cellThings, factsOf } from './cell-kind'
import type { CellRow } from './judge-cells'
import { GridCellModel } from './model'
import { cellColumns } from './read-cells'

const Ring = v.pipe(
  v.array(Position),
  v.minLength(4, '多边形至少四个点'),
  v.check(ring => String(ring[0]) === String(ring.at(-1)), '多边形的最后一个点应和第一个点相同')
)

/** GeoJSON of unit grid cells in WGS-84/CGCS2000, one feature a cell. Altitudes are legal and not kept. */
export const CellsFile = v.object({
  type: v.literal('FeatureCollection', '应是 FeatureCollection'),
  features: v.array(
    v.object({
      properties: v.object({
        code: v.pipe(v.string(), v.regex(/^\d{15}$/, '单元网格标识码应是 15 位数字')),
        dutyGrid: v.pipe(v.string(), v.minLength(1, '缺少责任网格')),
        street: v.string(),
        community: v.string()
      }),
      geometry: v.object({
        type: v.literal('Polygon', '一个单元网格应是一个多边形（Polygon）'),
        coordinates: v.pipe(v.array(Ring), v.minLength(1, '缺少多边形'))
      })
    })
  )
})

const atOnce = 200
const commandLine = { username: '', name: '命令行' }

/**
 * Writes cells with their versions and their history. If anything in the file is wrong, writes none. A cell that exists gets
 * the new outline and is in use again.
 */
export async function importCells(input: unknown, now = new Date()): Promise<number> {
  const parsed = v.safeParse(CellsFile, input)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    throw new Refusal('bad_request', `网格文件 ${v.getDotPath(issue) ?? ''}：${issue.message}`)
  }
  const { features } = parsed.output
  const stored = new Map((await GridCellModel.find().lean()).map(cell => [cell._id, cell]))
  const rows = features.map(({ properties: { code, ...names }, geometry }, index) => {
    const before = stored.get(code) as CellRow['before']
    const shape = { type: geometry.type, coordinates: geometry.coordinates.map(ring => ring.map(([x, y]) => [x, y])) }
    const startedAt = before ? factsOf(before).startedAt : now.toISOString()
    const row: CellRow = { row: index + 1, id: code, title: code, facts: { ...names, shape, startedAt }, problems: {} }
    return { ...row, ...(before && { before }) }
  })
  const given = { import: `cells ${now.toISOString()}`, step: async () => undefined }
  const table = { columns: cellColumns, read: async () => rows }
  const judged = await judgeThings(cellThings, table, [], given)
  const twice = judged.find(({ verdict }) => verdict === 'wrong')
  if (twice) throw new Refusal('bad_request', `网格文件 ${twice.title}：${twice.problems[0]?.problem ?? ''}`)
  const writing = { import: given.import, by: commandLine, note: '命令行导入', at: now }
  const some = judged.filter(({ verdict }) => verdict !== 'same')
  for (let from = 0; from < some.length; from += atOnce) {
    const left = await writeMany(cellThings, some.slice(from, from + atOnce), writing)
    if (left.length > 0)
      throw new Refusal('base_changed', `别人刚改过网格 ${left.slice(0, 5).join('、')}，请再导入一次`)
  }
  return features.length
}
