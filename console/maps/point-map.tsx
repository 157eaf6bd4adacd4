import { type ComponentType, lazy, Suspense, useState } from 'react'
import type { Point } from '../../contracts/common'
import * as grids from '../../contracts/grids/api'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'
import { canDrawMaps } from './can-draw-maps'
import type { LivePointMapProps } from './live-point-map'
import { boundsAround } from './shape'
import './place-map.css'

const Nothing: ComponentType<LivePointMapProps> = () => null

const LivePointMap = lazy(() =>
  import('./live-point-map').then(
    ({ LivePointMap: component }) => ({ default: component as ComponentType<LivePointMapProps> }),
    () => ({ default: Nothing })
  )
)

export interface PointMapProps {
  /** Where the case is now, if that is known. */
  from?: Point
  cell?: Point[][]
  point?: Point
  choose: (point: Point) => void
}

/** A map of the unit grid cells on which a point is chosen with a click. Without WebGL the coordinates are typed. */
export function PointMap({ from, cell, point, choose }: PointMapProps) {
  const [live, setLive] = useState(canDrawMaps)
  const query = from ? { x: String(from[0]), y: String(from[1]) } : {}
  const { data } = useFetch(live ? `cells ${from?.join() ?? ''}` : undefined, signal =>
    call(grids.cells, { query, signal })
  )
  if (!live || !data) return null
  const around = from ? [from, ...(cell ?? []).flat()] : data.flatMap(({ rings }) => rings.flat())
  const bounds = boundsAround(around)
  if (!bounds) return <p className="quiet">还没有导入单元网格，请写经纬度</p>
  return (
    <Suspense fallback={null}>
      <LivePointMap
        cells={data}
        bounds={bounds}
        from={from}
        point={point}
        choose={choose}
        failed={() => setLive(false)}
      />
    </Suspense>
  )
}
