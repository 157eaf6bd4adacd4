import type { FeatureCollection } from 'geojson'
import { type GeoJSONSource, type Map as MapLibre, Marker, Popup } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { openMap } from './open-map'
import type { PointsPictureProps } from './points-picture'

interface LiveProps extends PointsPictureProps {
  failed?: () => void
}

/** Points on a map, each of which opens with a click, and numbers where they are too many. */
export function LivePointsMap(props: LiveProps) {
  const box = useRef<HTMLDivElement>(null)
  const drawn = useRef<MapLibre>(undefined)
  const numbers = useRef<Marker[]>([])
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    if (!box.current) return
    const shown = latest.current
    try {
      const map = openMap(box.current, {
        style: { version: 8, sources: { points: { type: 'geojson', data: featuresOf(shown) } }, layers },
        bounds: shown.bounds,
        fitBoundsOptions: { padding: 20 }
      })
      map.on('load', () => {
        map.addImage('sound', markOf('#0b5fb0', true), { pixelRatio: 2 })
        map.addImage('broken', markOf('#c4261d', false), { pixelRatio: 2 })
        map.addLayer(pointsLayer)
        map.once('idle', () => {
          if (box.current) box.current.dataset.drawn = 'true'
        })
        drawn.current = map
        numbers.current = show(map, latest.current, numbers.current)
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

  const { points, clusters } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn follows what is given
  useEffect(() => {
    if (drawn.current) numbers.current = show(drawn.current, latest.current, numbers.current)
  }, [points, clusters])
  return <div ref={box} className="areas-picture" data-testid="points-map" />
}

const layers = [{ id: 'ground', type: 'background' as const, paint: { 'background-color': '#e9eef2' } }]
const pointsLayer = {
  id: 'points',
  type: 'symbol' as const,
  source: 'points',
  layout: { 'icon-image': ['get', 'icon'] as never, 'icon-allow-overlap': true }
}

function featuresOf({ points }: PointsPictureProps): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.map(({ id, label, point, sound }) => ({
      type: 'Feature',
      properties: { id, label, icon: sound ? 'sound' : 'broken' },
      geometry: { type: 'Point', coordinates: [...point] }
    }))
  }
}

const pixels = 24

/** A round or a square mark with a white edge. */
function markOf(colour: string, round: boolean): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = pixels
  canvas.height = pixels
  const pen = canvas.getContext('2d')
  if (!pen) return new ImageData(pixels, pixels)
  pen.fillStyle = colour
  pen.strokeStyle = '#fff'
  pen.lineWidth = 3
  pen.beginPath()
  if (round) pen.arc(pixels / 2, pixels / 2, pixels / 2 - 3, 0, 2 * Math.PI)
  else pen.rect(3, 3, pixels - 6, pixels - 6)
  pen.fill()
  pen.stroke()
  return pen.getImageData(0, 0, pixels, pixels)
}

function show(map: MapLibre, shown: PointsPictureProps, before: readonly Marker[]): Marker[] {
  map.getSource<GeoJSONSource>('points')?.setData(featuresOf(shown))
  for (const marker of before) marker.remove()
  // Numbers are elements of the page: a map without tiles has no letters of its own.
  return shown.clusters.map(({ point, count }) => {
    const element = document.createElement('span')
    element.className = 'map-number'
    element.textContent = count.toLocaleString('en')
    element.addEventListener('click', () => map.easeTo({ center: [...point], zoom: map.getZoom() + 2, animate: false }))
    return new Marker({ element }).setLngLat([...point]).addTo(map)
  })
}

function listen(map: MapLibre, latest: { current: LiveProps }) {
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 8 })
  map.on('mousemove', 'points', ({ features, lngLat }) => {
    map.getCanvas().style.cursor = 'pointer'
    popup.setLngLat(lngLat).setText(String(features?.[0]?.properties.label)).addTo(map)
  })
  map.on('mouseleave', 'points', () => {
    map.getCanvas().style.cursor = ''
    popup.remove()
  })
  map.on('click', 'points', ({ features }) => latest.current.open(String(features?.[0]?.properties.id)))
  map.on('moveend', () => {
    const seen = map.getBounds()
    latest.current.moved?.([
      Math.max(seen.getWest(), -180),
      Math.max(seen.getSouth(), -90),
      Math.min(seen.getEast(), 180),
      Math.min(seen.getNorth(), 90)
    ])
  })
}
