import * as v from 'valibot'
import { Position } from '../../contracts/position'
import { Refusal } from '../http/refusal'
import { GridCellModel } from './model'

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

/** Writes cells. If anything in the file is wrong, writes none. A cell that exists gets the new outline. */
export async function importCells(input: unknown, now = new Date()): Promise<number> {
  const parsed = v.safeParse(CellsFile, input)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    throw new Refusal('bad_request', `网格文件 ${v.getDotPath(issue) ?? ''}：${issue.message}`)
  }
  await GridCellModel.bulkWrite(
    parsed.output.features.map(({ properties: { code, ...facts }, geometry }) => ({
      updateOne: {
        filter: { _id: code },
        update: { $set: { ...facts, shape: geometry }, $setOnInsert: { startedAt: now } },
        upsert: true
      }
    }))
  )
  return parsed.output.features.length
}
