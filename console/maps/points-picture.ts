import type { Point } from '../../contracts/common'
import type { Bounds } from './shape'

export interface PointsPictureProps {
  /** `sound`: nothing is wrong with it; the others have another shape and colour. */
  points: readonly { id: string; label: string; point: Point; sound: boolean }[]
  /** How many lie where there are too many to be drawn. */
  clusters: readonly { point: Point; count: number }[]
  bounds: Bounds
  open: (id: string) => void
  /** Somebody looks at another part of the map. */
  moved?: (bounds: Bounds) => void
}
