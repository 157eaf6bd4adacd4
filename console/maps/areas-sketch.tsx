import type { AreasPictureProps } from './areas-picture'
import { projection } from './shape'

const [width, height] = [700, 560]

/** The same map without WebGL. */
export function AreasSketch({ cells, bounds, chosen, fills, marks, pick }: AreasPictureProps) {
  const { place } = projection(bounds, width, height)
  return (
    <svg className="areas-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label="单元网格图，上方为北">
      {cells.map(({ code, rings }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: it is a picture for the mouse
        <polygon
          key={code}
          points={(rings[0] ?? []).map(point => place(point).join(',')).join(' ')}
          fill={fills?.get(code) ?? '#0b5fb0'}
          fillOpacity={chosen.has(code) ? 0.55 : 0.15}
          stroke={chosen.has(code) ? '#083e73' : '#0b5fb0'}
          strokeWidth={chosen.has(code) ? 3 : 1}
          onClick={() => pick?.([code])}
        />
      ))}
      {marks.map(({ point, label }) => {
        const [x, y] = place(point)
        return (
          <circle key={String(point)} cx={x} cy={y} r="7" className="place-point">
            <title>{label}</title>
          </circle>
        )
      })}
    </svg>
  )
}
