import { lazy, Suspense, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { ComponentMap as Seen } from '../../../contracts/grids/components'
import * as components from '../../../contracts/grids/components-api'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { canDrawMaps } from '../../maps/can-draw-maps'
import type { PointsPictureProps } from '../../maps/points-picture'
import { PointsSketch } from '../../maps/points-sketch'
import type { Bounds } from '../../maps/shape'
import { boundsAround } from '../../maps/shape'

const LivePointsMap = lazy(() =>
  import('../../maps/live-points-map').then(
    ({ LivePointsMap: component }) => ({ default: component }),
    () => ({ default: PointsSketch })
  )
)

/** The components of the part that somebody looks at, or how many lie where. The list beside it has the same for the keyboard. */
export function ComponentMap() {
  const navigate = useNavigate()
  const [live, setLive] = useState(canDrawMaps)
  const [box, setBox] = useState<string>()
  const all = useFetch('component map', signal => call(components.componentMap, { query: {}, signal }))
  const part = useFetch(box && `component map ${box}`, signal =>
    call(components.componentMap, { query: { ...(box && { box }) }, signal })
  )
  const last = useRef<Seen>(undefined)
  last.current = part.data ?? last.current ?? all.data
  const shown = last.current
  if (all.error) return <Failure error={all.error} retry={all.reload} />
  const bounds = all.data && boundsAround([...all.data.points, ...all.data.clusters].map(({ point }) => point))
  if (!shown || !bounds) return null
  const props: PointsPictureProps = {
    points: shown.points.map(({ id, name, state, point }) => ({
      id,
      label: `${name}，${state}`,
      point,
      sound: state === '完好'
    })),
    clusters: shown.clusters,
    bounds,
    open: id => navigate(`/base/components/${id}`),
    moved: (seen: Bounds) => setBox(seen.map(degrees => degrees.toFixed(5)).join(','))
  }
  const sketch = <PointsSketch {...props} />
  return (
    <section className="card" aria-label="部件地图">
      {live ? (
        <Suspense fallback={sketch}>
          <LivePointsMap {...props} failed={() => setLive(false)} />
        </Suspense>
      ) : (
        sketch
      )}
      <p className="quiet" role="status">
        {shown.points.length > 0
          ? `画出了 ${shown.points.length} 个部件：蓝点完好，红色方块不完好`
          : `这里有约 ${shown.total} 个部件，数字是每一片的个数，放大就能看到每一个`}
      </p>
    </section>
  )
}
