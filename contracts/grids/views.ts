import * as v from 'valibot'
import { Point } from '../common'

/** The unit grid cells of a duty grid, as rings of points. */
export const DutyGridView = v.object({
  dutyGrid: v.string(),
  cells: v.array(v.object({ code: v.string(), rings: v.array(v.array(Point)) }))
})
export type DutyGridView = v.InferOutput<typeof DutyGridView>
