import * as v from 'valibot'
import { Degrees, Point } from '../common'
import { type CodeState, codeStates } from './lifecycle'
import { codeFilters } from './staff-views'

/** More marks than these cover each other on any screen. */
export const mapLimit = 3000

/** Only what a map needs, because a map shows thousands of codes at once. */
export const CodePoint = v.object({
  code: v.string(),
  state: v.picklist(Object.keys(codeStates) as CodeState[]),
  name: v.string(),
  point: Point
})
export type CodePoint = v.InferOutput<typeof CodePoint>

/** `more`: there are others on this ground; a map that shows less of it gets them. */
export const CodePoints = v.object({ items: v.array(CodePoint), more: v.boolean() })
export type CodePoints = v.InferOutput<typeof CodePoints>

const sides = '地图范围应是西、南、东、北四个度数'
/** The ground that a map shows: west, south, east, north. */
export const MapBox = v.pipe(
  v.string(sides),
  v.maxLength(300, sides),
  v.transform(text => text.split(',')),
  v.strictTuple([Degrees(180), Degrees(90), Degrees(180), Degrees(90)], sides),
  v.check(([west, south, east, north]) => west <= east && south <= north, sides)
)
export const CodePointsQuery = v.object({ ...codeFilters, box: v.optional(MapBox) })
export type CodePointsQuery = v.InferOutput<typeof CodePointsQuery>
