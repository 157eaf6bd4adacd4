import { type Map as MapLibre, Marker } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { Point } from '../../contracts/common'
import type { CellView } from '../../contracts/grids/views'
import { openMap } from './open-map'
import type { Bounds } from './shape'

const blue = '#0b5fb0'
const red = '#c4261d'

export interface LivePointMapProps {
  cells: readonly CellView[]
  bounds: Bounds
  from?: Point
  point?: Point
  choose: (point: Point) => void
  failed: () => void
}

/** The cells, where the case is said to be (blue), and the point that was chosen with a click (red). */
export function LivePointMap(props: LivePointMapProps) {
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const chosen = useRef<{ map: MapLibre; marker: Marker }>()

  useEffect(() => {
    if (!box.current) return
    const { cells, bounds, from } = latest.current
    try {
      const map = openMap(box.current, { style: styleOf(cells), bounds })
      map.getCanvas().style.cursor = 'crosshair'
      if (from) new Marker({ color: blue, scale: 0.7 }).setLngLat([...from]).addTo(map)
      map.on('click', ({ lngLat: { lng, lat } }) => {
        latest.current.choose([Number(lng.toFixed(6)), Number(lat.toFixed(6))])
      })
      chosen.current = { map, marker: new Marker({ color: red }) }
      return () => map.remove()
    } catch {
      latest.current.failed()
    }
  }, [])

  const { point } = props
  useEffect(() => {
    const { map, marker } = chosen.current ?? {}
    if (!map || !marker) return
    if (point) marker.setLngLat([...point]).addTo(map)
    else marker.remove()
  }, [point])

  return <div ref={box} className="place-picture" data-testid="point-map" />
}

function styleOf(cells: readonly CellView[]) {
  return {
    version: 8 as const,
    sources: {
      cells: {
        type: 'geojson' as const,
        data: {
          type: 'FeatureCollection' as const,
          features: cells.map(({ rings }) => ({
            type: 'Feature' as const,
            properties: {},
            geometry: { type: 'Polygon' as const, coordinates: rings.map(ring => ring.map(([x, y]) => [x, y])) }
          }))
        }
      }
    },
    layers: [
      { id: 'ground', type: 'background' as const, paint: { 'background-color': '#e9eef2' } },
      {
        id: 'cell',
        type: 'fill' as const,
        source: 'cells',
        paint: { 'fill-color': blue, 'fill-opacity': 0.1 }
      },
      { id: 'outline', type: 'line' as const, source: 'cells', paint: { 'line-color': blue, 'line-width': 1 } }
    ]
  }
}
