import type { PointsPictureProps } from './points-picture'
import { projection } from './shape'

const [width, height] = [700, 560]

/** The same map without WebGL. */
export function PointsSketch({ points, clusters, bounds }: PointsPictureProps) {
  const { place } = projection(bounds, width, height)
  return (
    <svg className="areas-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label="位置图，上方为北">
      {points.map(({ id, label, point, sound }) => {
        const [x, y] = place(point)
        return sound ? (
          <circle key={id} cx={x} cy={y} r="5" fill="#0b5fb0">
            <title>{label}</title>
          </circle>
        ) : (
          <rect key={id} x={x - 5} y={y - 5} width="10" height="10" fill="#c4261d">
            <title>{label}</title>
          </rect>
        )
      })}
      {clusters.map(({ point, count }) => {
        const [x, y] = place(point)
        return (
          <text key={String(point)} x={x} y={y} textAnchor="middle" className="place-scale-words">
            {count}
          </text>
        )
      })}
    </svg>
  )
}
