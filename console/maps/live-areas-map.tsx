import type { FeatureCollection } from 'geojson'
import { type GeoJSONSource, type Map as MapLibre, Popup } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { AreasPictureProps } from './areas-picture'
import { openMap } from './open-map'
import type { Bounds } from './shape'

interface LiveProps extends AreasPictureProps {
  failed?: () => void
}

const blue = '#0b5fb0'

/** The cells on a map. A click picks a cell; a rectangle drawn with the shift key picks those that it touches. */
export function LiveAreasMap(props: LiveProps) {
  const box = useRef<HTMLDivElement>(null)
  const drawn = useRef<MapLibre>(undefined)
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    if (!box.current) return
    const shown = latest.current
    try {
      const map = openMap(box.current, {
        style: { version: 8, sources: sourcesOf(shown), layers },
        bounds: shown.bounds,
        fitBoundsOptions: { padding: 20 }
      })
      map.boxZoom.disable()
      map.on('load', () => {
        drawn.current = map
        show(map, latest.current)
        listen(map, latest)
      })
      return () => {
        drawn.current = undefined
        map.remove()
      }
    } catch {
      shown.failed?.()
    }
  }, [])

  const { cells, chosen, fills, marks, look } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn follows what is given
  useEffect(() => {
    if (drawn.current) show(drawn.current, latest.current)
  }, [cells, chosen, fills, marks])
  useEffect(() => {
    if (look) drawn.current?.fitBounds(look, { padding: 60, maxZoom: 17, animate: false })
  }, [look])
  return <div ref={box} className="areas-picture" data-testid="areas-map" />
}

function featuresOf({ cells, chosen, fills }: AreasPictureProps): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: cells.map(({ code, dutyGrid, rings }) => ({
      type: 'Feature',
      properties: { code, dutyGrid, fill: fills?.get(code) ?? blue, chosen: chosen.has(code) },
      geometry: { type: 'Polygon', coordinates: rings.map(ring => ring.map(([x, y]) => [x, y])) }
    }))
  }
}

function marksOf({ marks }: AreasPictureProps): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: marks.map(({ point, label }) => ({
      type: 'Feature',
      properties: { label },
      geometry: { type: 'Point', coordinates: [...point] }
    }))
  }
}

const sourcesOf = (shown: AreasPictureProps) => ({
  cells: { type: 'geojson' as const, data: featuresOf(shown) },
  marks: { type: 'geojson' as const, data: marksOf(shown) }
})

const layers = [
  { id: 'ground', type: 'background' as const, paint: { 'background-color': '#e9eef2' } },
  {
    id: 'cells',
    type: 'fill' as const,
    source: 'cells',
    paint: { 'fill-color': ['get', 'fill'] as never, 'fill-opacity': ['case', ['get', 'chosen'], 0.55, 0.18] as never }
  },
  {
    id: 'outlines',
    type: 'line' as const,
    source: 'cells',
    paint: {
      'line-color': ['case', ['get', 'chosen'], '#083e73', blue] as never,
      'line-width': ['case', ['get', 'chosen'], 3, 1] as never
    }
  },
  {
    id: 'marks',
    type: 'circle' as const,
    source: 'marks',
    paint: { 'circle-color': '#c4261d', 'circle-radius': 7, 'circle-stroke-color': '#fff', 'circle-stroke-width': 2 }
  }
]

function show(map: MapLibre, shown: AreasPictureProps) {
  map.getSource<GeoJSONSource>('cells')?.setData(featuresOf(shown))
  map.getSource<GeoJSONSource>('marks')?.setData(marksOf(shown))
}

function listen(map: MapLibre, latest: { current: LiveProps }) {
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 8 })
  map.on('mousemove', ({ point, lngLat }) => {
    const [found] = map.queryRenderedFeatures(point, { layers: ['marks', 'cells'] })
    map.getCanvas().style.cursor = found ? 'pointer' : ''
    if (!found) return popup.remove()
    const { label, code, dutyGrid } = found.properties
    popup
      .setLngLat(lngLat)
      .setText(label ?? `${code}，责任网格 ${dutyGrid}`)
      .addTo(map)
  })
  map.on('mouseout', () => popup.remove())
  map.on('click', 'cells', ({ features }) => latest.current.pick?.([String(features?.[0]?.properties.code)]))
  map.on('moveend', () => {
    const shown = map.getBounds()
    const bounds: Bounds = [shown.getWest(), shown.getSouth(), shown.getEast(), shown.getNorth()]
    latest.current.moved?.(bounds)
  })
  let from: { x: number; y: number } | undefined
  map.on('mousedown', ({ point, originalEvent }) => {
    if (!originalEvent.shiftKey || !latest.current.pick) return
    map.dragPan.disable()
    from = point
  })
  map.on('mouseup', ({ point: to }) => {
    if (!from) return
    map.dragPan.enable()
    const corners: [[number, number], [number, number]] = [
      [Math.min(from.x, to.x), Math.min(from.y, to.y)],
      [Math.max(from.x, to.x), Math.max(from.y, to.y)]
    ]
    from = undefined
    const found = map.queryRenderedFeatures(corners, { layers: ['cells'] })
    const codes = [...new Set(found.map(({ properties }) => String(properties.code)))]
    if (codes.length > 1) latest.current.pick?.(codes)
  })
}
