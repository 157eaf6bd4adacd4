import type { Point } from '../../contracts/common'
import { type Bounds, type Place, projection } from './shape'

const width = 500
const height = 210
const scale = 50

/** The same map without WebGL: cell, point and a scale. */
export function PlaceSketch({ place, bounds }: { place: Place; bounds: Bounds }) {
  const { metre, place: at } = projection(bounds, width, height)
  const outline = (ring: Point[]) => ring.map(point => at(point).join(',')).join(' ')
  const [x, y] = place.point ? at(place.point) : [0, 0]
  return (
    <svg
      className="place-picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label="点位和单元网格的位置图，上方为北"
    >
      {(place.cell ?? []).map(ring => (
        <polygon key={outline(ring)} points={outline(ring)} className="place-cell" />
      ))}
      {place.point && <circle cx={x} cy={y} r="7" className="place-point" />}
      <path d={`M 12 ${height - 18} v 6 h ${scale * metre} v -6`} className="place-scale" />
      <text x="16" y={height - 18} className="place-scale-words">
        {scale} 米
      </text>
    </svg>
  )
}
