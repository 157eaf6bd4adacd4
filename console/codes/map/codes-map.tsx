import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import * as codes from '../../../contracts/codes/api'
import type { CodePoint, CodePoints } from '../../../contracts/codes/code-points'
import { codeStates } from '../../../contracts/codes/lifecycle'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { canDrawMaps } from '../../maps/can-draw-maps'
import { type Bounds, boundsAround } from '../../maps/shape'
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
  const all = useFetch(`points ${search}`, signal => call(codes.codePoints, { query, signal }))
  const { points: shown, look, error, retry } = useCloser(all.data, query, search)
  const [live, setLive] = useState(canDrawMaps)
  const navigate = useNavigate()
  const bounds = all.data && boundsAround(all.data.items.map(({ point }) => point))
  if (all.error) return <Failure error={all.error} retry={all.reload} />
  if (!shown) return <p className="quiet codes-map-empty">正在取点位…</p>
  if (!bounds) return <p className="quiet codes-map-empty">这些二维码都还没有位置</p>
  const props = { points: shown.items, bounds, open: (code: string) => navigate(`/codes/${code}`) }
  const sketch = <CodesSketch {...props} />
  return (
    <section className="card codes-map" aria-label="二维码地图">
      <Legend points={shown.items} />
      {error && <Failure error={error} retry={retry} />}
      <p className="quiet" role="status">
        {shown.more && partOf(shown.items.length, live)}
      </p>
      {live ? (
        <Suspense fallback={sketch}>
          <LiveCodesMap key={search} {...props} moved={look} failed={() => setLive(false)} />
        </Suspense>
      ) : (
        sketch
      )}
    </section>
  )
}

const partOf = (count: number, live: boolean) =>
  `这里的二维码太多，只画出了其中 ${count} 个。${live ? '放大地图，或者' : ''}用上面的条件缩小范围，就能看到全部。`

/** Where there are more codes than a map can show, those of the part that somebody looks at. */
function useCloser(all: CodePoints | undefined, query: CodeSearch, search: string) {
  const [box, setBox] = useState<string>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: other codes begin with the whole map
  useEffect(() => setBox(undefined), [search])
  const asked = all?.more && box !== undefined ? box : undefined
  const { data, error, reload } = useFetch(asked && `points ${search} ${asked}`, signal =>
    call(codes.codePoints, { query: { ...query, box: asked }, signal })
  )
  // While the next part is fetched, the part before stays.
  const last = useRef<CodePoints>(undefined)
  last.current = asked ? (data ?? last.current) : undefined
  const look = (bounds: Bounds) => setBox(bounds.map(degrees => degrees.toFixed(5)).join(','))
  return { points: last.current ?? all, error, retry: reload, look }
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
