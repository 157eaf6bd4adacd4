import * as v from 'valibot'
import { AuditChange } from '../audit/views'
import { MapBox } from '../codes/code-points'
import { numberLike, Point, Search, Time } from '../common'

export const CellCode = numberLike(/^\d{15}$/, '单元网格编码应是 15 位数字')

/** So many cells are listed on a page, and so many are drawn at once. */
export const cellsOfPage = 100
export const mostDrawn = 3_000

export const CellRecord = v.object({
  code: v.string(),
  street: v.string(),
  community: v.string(),
  dutyGrid: v.string(),
  active: v.boolean(),
  startedAt: Time,
  endedAt: v.optional(Time),
  /** Square metres. */
  area: v.number()
})
export type CellRecord = v.InferOutput<typeof CellRecord>

export const CellsAsked = v.object({
  q: v.optional(Search),
  closed: v.optional(v.literal('1')),
  page: v.optional(v.pipe(v.string(), v.digits('页数应是数字'), v.toNumber(), v.maxValue(10_000, '没有这一页')), '0')
})

export const CellPage = v.object({ items: v.array(CellRecord), total: v.number(), next: v.optional(v.number()) })

export const BoxAsked = v.object({ box: v.optional(MapBox) })

export const DrawnCell = v.object({ code: v.string(), dutyGrid: v.string(), rings: v.array(v.array(Point)) })
export type DrawnCell = v.InferOutput<typeof DrawnCell>
export const DrawnCells = v.object({
  items: v.array(DrawnCell),
  /** There are more in this box. */
  more: v.boolean(),
  /** The box around all cells of the city. */
  ground: v.optional(v.tuple([v.number(), v.number(), v.number(), v.number()]))
})
export type DrawnCells = v.InferOutput<typeof DrawnCells>

export const gapKinds = { slit: '缝', hole: '空地' } as const
export const CellGap = v.object({
  point: Point,
  codes: v.array(v.string()),
  kind: v.picklist(Object.keys(gapKinds) as (keyof typeof gapKinds)[]),
  /** A slit's widest metres, a hole's square metres. */
  size: v.number()
})
export type CellGap = v.InferOutput<typeof CellGap>
export const CellGaps = v.object({ items: v.array(CellGap) })

export const CellChange = v.object({
  version: v.number(),
  at: Time,
  by: v.string(),
  note: v.string(),
  changes: v.array(AuditChange)
})

export const CellDetail = v.object({
  cell: CellRecord,
  rings: v.array(v.array(Point)),
  /** What lies in it now. */
  uses: v.array(v.object({ count: v.number(), what: v.string() })),
  history: v.array(CellChange)
})
export type CellDetail = v.InferOutput<typeof CellDetail>
