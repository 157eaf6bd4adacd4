import { lazy, Suspense, useState } from 'react'
import type { Point } from '../../contracts/common'
import type { DrawnCell } from '../../contracts/grids/cells'
import { AreasSketch } from './areas-sketch'
import { canDrawMaps } from './can-draw-maps'
import type { Bounds } from './shape'
import './place-map.css'

const LiveAreasMap = lazy(() =>
  import('./live-areas-map').then(
    ({ LiveAreasMap: component }) => ({ default: component }),
    () => ({ default: AreasSketch })
  )
)

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

/** Unit grid cells on a map without tiles. Whoever uses the keyboard finds the same in the table beside it. */
export function AreasMap(props: AreasPictureProps) {
  const [live, setLive] = useState(canDrawMaps)
  const sketch = <AreasSketch {...props} />
  if (!live) return sketch
  return (
    <Suspense fallback={sketch}>
      <LiveAreasMap {...props} failed={() => setLive(false)} />
    </Suspense>
  )
}
