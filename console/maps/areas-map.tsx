import { lazy, Suspense, useState } from 'react'
import type { AreasPictureProps } from './areas-picture'
import { AreasSketch } from './areas-sketch'
import { canDrawMaps } from './can-draw-maps'
import './place-map.css'

const LiveAreasMap = lazy(() =>
  import('./live-areas-map').then(
    ({ LiveAreasMap: component }) => ({ default: component }),
    () => ({ default: AreasSketch })
  )
)

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
