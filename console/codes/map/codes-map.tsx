import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { codeStates } from '../../../contracts/codes/lifecycle'
import type { CodePoint } from '../../../contracts/codes/staff-views'
import { type CodeQuery, fetchCodePoints } from '../../api/codes'
import { boundsAround } from '../../case/place/shape'
import { canDrawMaps } from '../../shared/can-draw-maps'
import { Failure } from '../../shared/failure'
import { useFetch } from '../../shared/use-fetch'
import { CodeMark, markStates } from '../marks'
import { CodesSketch } from './codes-sketch'

const LiveCodesMap = lazy(() =>
  import('./live-codes-map').then(
    ({ LiveCodesMap: component }) => ({ default: component }),
    () => ({ default: CodesSketch })
  )
)

/** The same codes as in the list, where they hang; whoever works by keys finds each of them in the list. */
export function CodesMap({ query, search }: { query: CodeQuery; search: string }) {
  const { data: points, error, reload } = useFetch(`points ${search}`, signal => fetchCodePoints(query, signal))
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
