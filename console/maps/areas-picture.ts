import type { Point } from '../../contracts/common'
import type { DrawnCell } from '../../contracts/grids/cells'
import type { Bounds } from './shape'

export interface AreasPictureProps {
  cells: readonly DrawnCell[]
  bounds: Bounds
  /** Drawn strongly. */
  chosen: ReadonlySet<string>
  /** Colours of cells, by code; the others are blue. */
  fills?: ReadonlyMap<string, string>
  marks: readonly { point: Point; label: string }[]
  /** Somebody clicked a cell, or drew a rectangle over some. */
  pick?: (codes: string[]) => void
  /** Somebody looks at another part of the map. */
  moved?: (bounds: Bounds) => void
  /** The part to show from now on; another object moves the map. */
  look?: Bounds
}
