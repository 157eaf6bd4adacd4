import type { FeatureCollection } from 'geojson'
import { type GeoJSONSource, type Map as MapLibre, Popup } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { openMap } from '../../maps/open-map'
import type { Bounds } from '../../maps/shape'
import { markStates } from '../marks'
import type { CodesPictureProps } from './codes-sketch'
import { drawMark, markPixels } from './draw-mark'

function featuresOf(points: CodesPictureProps['points']): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.map(({ code, state, name, point }) => ({
      type: 'Feature',
      properties: { code, state, name },
      geometry: { type: 'Point', coordinates: [...point] }
    }))
  }
}

interface LiveProps extends CodesPictureProps {
  /** Somebody looks at another part of the map. */
  moved?: (bounds: Bounds) => void
  failed?: () => void
}

/** The map of codes, each with the mark of its state. A click opens the code. */
export function LiveCodesMap({ points, bounds, open, moved, failed }: LiveProps) {
  const box = useRef<HTMLDivElement>(null)
  const drawn = useRef<MapLibre>(undefined)
  const latest = useRef({ points, bounds, open, moved, failed })
  latest.current = { points, bounds, open, moved, failed }

  useEffect(() => {
    if (!box.current) return
    const shown = latest.current
    try {
      const map = openMap(box.current, {
        style: {
          version: 8,
          sources: { codes: { type: 'geojson', data: featuresOf(shown.points) } },
          layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#e9eef2' } }]
        },
        bounds: shown.bounds,
        fitBoundsOptions: { padding: 30 }
      })
      map.on('load', () => {
        showMarks(map, code => latest.current.open(code))
        drawn.current = map
        showPoints(map, latest.current.points)
        map.on('moveend', () => latest.current.moved?.(boundsShown(map)))
      })
      return () => {
        drawn.current = undefined
        map.remove()
      }
    } catch {
      shown.failed?.()
    }
  }, [])

  useEffect(() => {
    if (drawn.current) showPoints(drawn.current, points)
  }, [points])
  return <div ref={box} className="codes-picture" />
}

function showPoints(map: MapLibre, points: CodesPictureProps['points']) {
  map.getSource<GeoJSONSource>('codes')?.setData(featuresOf(points))
}

function boundsShown(map: MapLibre): Bounds {
  const shown = map.getBounds()
  return [
    Math.max(shown.getWest(), -180),
    Math.max(shown.getSouth(), -90),
    Math.min(shown.getEast(), 180),
    Math.min(shown.getNorth(), 90)
  ]
}

function showMarks(map: MapLibre, open: (code: string) => void) {
  for (const state of markStates) map.addImage(state, drawMark(state), { pixelRatio: markPixels })
  map.addLayer({
    id: 'codes',
    type: 'symbol',
    source: 'codes',
    layout: { 'icon-image': ['get', 'state'], 'icon-allow-overlap': true, 'icon-size': 1.1 }
  })
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 12 })
  map.on('mousemove', 'codes', ({ features, lngLat }) => {
    map.getCanvas().style.cursor = 'pointer'
    popup
      .setLngLat(lngLat)
      .setText(String(features?.[0]?.properties.name || '没有名称的点位'))
      .addTo(map)
  })
  map.on('mouseleave', 'codes', () => {
    map.getCanvas().style.cursor = ''
    popup.remove()
  })
  map.on('click', 'codes', ({ features }) => open(String(features?.[0]?.properties.code)))
}
