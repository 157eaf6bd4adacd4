import { useMemo } from 'react'
import type { CodePoint } from '../../../contracts/codes/code-points'
import { type Bounds, projection } from '../../maps/shape'
import { marks } from '../marks'

export interface CodesPictureProps {
  points: readonly CodePoint[]
  bounds: Bounds
  open: (code: string) => void
}

const width = 1200
const height = 620

/** The map of codes without WebGL: one mark for each code, north is up. */
export function CodesSketch({ points, bounds, open }: CodesPictureProps) {
  const { place } = useMemo(() => projection(bounds, width, height), [bounds])
  return (
    <svg
      className="codes-picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${points.length} 个二维码的位置图，上方为北；逐个查看请用列表`}
    >
      {points.map(({ code, state, name, point }) => {
        const [x, y] = place(point)
        return (
          // The marks take no focus: thousands of them would be thousands of stops. The keyboard uses the list.
          // biome-ignore lint/a11y/noStaticElementInteractions: the same is reached by the list's links
          <path
            key={code}
            d={marks[state].path}
            fill={marks[state].colour}
            stroke="#fff"
            fillRule="evenodd"
            transform={`translate(${x - 10} ${y - 10})`}
            onClick={() => open(code)}
          >
            <title>{name || '没有名称的点位'}</title>
          </path>
        )
      })}
    </svg>
  )
}
