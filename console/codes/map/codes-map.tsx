import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import * as codes from '../../../contracts/codes/api'
import { codeStates } from '../../../contracts/codes/lifecycle'
import type { CodePoint } from '../../../contracts/codes/staff-views'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { canDrawMaps } from '../../maps/can-draw-maps'
import { boundsAround } from '../../maps/shape'
import type { CodeSearch } from '../address'
import { CodeMark, markStates } from '../marks'
import { CodesSketch } from './codes-sketch'

const LiveCodesMap = lazy(() =>
  import('./live-codes-map').then(
    ({ LiveCodesMap: component }) => ({ default: component }),
    () => ({ default: CodesSketch })
  )
)

/** The codes of the list on a map. People who use the keyboard find each of them in the list. */
export function CodesMap({ query, search }: { query: CodeSearch; search: string }) {
  const {
    data: points,
    error,
    reload
  } = useFetch(`points ${search}`, signal => call(codes.codePoints, { query, signal }))
  const [live, setLive] = useState(canDrawMaps)
  const navigate = useNavigate()
  const bounds = points && boundsAround(points.map(({ point }) => point))
  if (error) return <Failure error={error} retry={reload} />
  if (!points) return <p className="quiet codes-map-empty">正在取点位…</p>
  if (!bounds) return <p className="quiet codes-map-empty">这些二维码都还没有位置</p>
  const props = { points, bounds, open: (code: string) => navigate(`/codes/${code}`) }
  const sketch = <CodesSketch {...props} />
  return (
    <section className="card codes-map" aria-label="二维码地图">
      <Legend points={points} />
      {live ? (
        <Suspense fallback={sketch}>
          <LiveCodesMap key={search} {...props} failed={() => setLive(false)} />
        </Suspense>
      ) : (
        sketch
      )}
    </section>
  )
}

function Legend({ points }: { points: readonly CodePoint[] }) {
  const count = (state: string) => points.filter(point => point.state === state).length
  return (
    <ul className="codes-legend" aria-label="图例">
      {markStates
        .filter(state => count(state) > 0)
        .map(state => (
          <li key={state} aria-label={`${codeStates[state]} ${count(state)} 个`}>
            <CodeMark state={state} /> <b>{count(state)}</b>
          </li>
        ))}
    </ul>
  )
}
