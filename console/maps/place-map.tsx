import { lazy, Suspense, useState } from 'react'
import { canDrawMaps } from './can-draw-maps'
import { PlaceSketch } from './place-sketch'
import { boundsOf, type Place } from './shape'
import './place-map.css'

// MapLibre is larger than the rest of the console, so a case is shown before it is loaded.
// When it cannot be loaded, for example after an update of the server, the sketch is shown.
const LiveMap = lazy(() =>
  import('./live-map').then(
    ({ LiveMap: component }) => ({ default: component }),
    () => ({ default: PlaceSketch })
  )
)

/** A map of the point and the outline of its unit grid cell. No map server is needed. */
export function PlaceMap({ place }: { place: Place }) {
  const [live, setLive] = useState(canDrawMaps)
  const bounds = boundsOf(place)
  const sketch = bounds && <PlaceSketch place={place} bounds={bounds} />
  return (
    <section className="card place" aria-label="位置">
      {live && bounds ? (
        <Suspense fallback={sketch}>
          <LiveMap place={place} bounds={bounds} failed={() => setLive(false)} />
        </Suspense>
      ) : (
        sketch
      )}
      {!bounds && <p className="quiet">没有坐标，只有地址</p>}
    </section>
  )
}
