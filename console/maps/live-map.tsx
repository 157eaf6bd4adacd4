import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { openMap } from './open-map'
import type { Bounds, Place } from './shape'

function featuresOf({ point, cell }: Place): FeatureCollection {
  const polygon = cell && { type: 'Polygon' as const, coordinates: cell.map(ring => ring.map(([x, y]) => [x, y])) }
  const dot = point && { type: 'Point' as const, coordinates: [...point] }
  const shapes = [polygon, dot].filter(shape => shape !== undefined)
  return {
    type: 'FeatureCollection',
    features: shapes.map(geometry => ({ type: 'Feature', properties: {}, geometry }))
  }
}

function styleOf(place: Place): StyleSpecification {
  const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point']
  return {
    version: 8,
    sources: { place: { type: 'geojson', data: featuresOf(place) } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#e9eef2' } },
      {
        id: 'cell',
        type: 'fill',
        source: 'place',
        filter: ['!', isPoint],
        paint: { 'fill-color': '#0b5fb0', 'fill-opacity': 0.15 }
      },
      {
        id: 'outline',
        type: 'line',
        source: 'place',
        filter: ['!', isPoint],
        paint: { 'line-color': '#0b5fb0', 'line-width': 2 }
      },
      {
        id: 'point',
        type: 'circle',
        source: 'place',
        filter: isPoint,
        paint: {
          'circle-color': '#c4261d',
          'circle-radius': 7,
          'circle-stroke-color': '#fff',
          'circle-stroke-width': 3
        }
      }
    ]
  }
}

interface LiveMapProps {
  place: Place
  bounds: Bounds
  failed: () => void
}

export function LiveMap({ place, bounds, failed }: LiveMapProps) {
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef({ place, bounds, failed })
  useEffect(() => {
    if (!box.current) return
    try {
      const map = openMap(box.current, { style: styleOf(shown.current.place), bounds: shown.current.bounds })
      return () => map.remove()
    } catch {
      shown.current.failed()
    }
  }, [])
  return <div ref={box} className="place-picture" />
}
