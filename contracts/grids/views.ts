import * as v from 'valibot'
import { Point } from '../common'

/** A unit grid cell as rings of points. */
export const CellView = v.object({ code: v.string(), rings: v.array(v.array(Point)) })
export type CellView = v.InferOutput<typeof CellView>

/** The unit grid cells of a duty grid, as rings of points. */
export const DutyGridView = v.object({
  dutyGrid: v.string(),
  cells: v.array(CellView)
})
export type DutyGridView = v.InferOutput<typeof DutyGridView>
