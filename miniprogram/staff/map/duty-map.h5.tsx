import { useState } from 'react'
import { taskKinds } from '../../../contracts/cases/tasks'
import { Tap, Words } from '../../components/base'
import './duty-map.scss'
import { type DutyMapProps, pointsIn } from './duty-map-props'
import { sketchOf } from './sketch'

/** A plain drawing: it needs no tiles and works without a network. Marks are buttons, so a keyboard reaches them. */
export function DutyMap(props: DutyMapProps) {
  const { cells, tasks, me, onOpen } = props
  const [zoom, setZoom] = useState(1)
  const points = pointsIn(props)
  if (points.length === 0) return <div className="hint">还没有分到责任网格</div>
  const { width, height, at } = sketchOf(points)
  const placed = (point: readonly [number, number]) => ({
    left: `${(at(point)[0] / width) * 100}%`,
    top: `${(at(point)[1] / height) * 100}%`
  })
  return (
    <div className="duty-map">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keys, too */}
      <section id="duty-map" className="duty-sheet" aria-label="责任网格图" tabIndex={0}>
        <div className="duty-ground" style={{ width: `${zoom * 100}%`, aspectRatio: `${width} / ${height}` }}>
          <svg className="duty-cells" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            {cells.map(rings => {
              const path = rings.map(ring => `M${ring.map(point => at(point).map(Math.round).join(' ')).join('L')}Z`)
              return <path key={path.join('')} d={path.join('')} className="duty-cell" />
            })}
          </svg>
          {me && <div className="duty-me" style={placed(me)} role="img" aria-label="我的位置" />}
          {tasks.map(({ task, number }) =>
            task.place.point ? (
              <button
                key={task.caseNo}
                type="button"
                className={`duty-mark duty-${task.light}`}
                style={placed(task.place.point)}
                aria-label={`${number} 号，${taskKinds[task.kind]}，${task.place.codeName ?? task.place.address}`}
                onClick={() => onOpen(task.caseNo)}
              >
                <span className="duty-number">{number}</span>
              </button>
            ) : null
          )}
        </div>
      </section>
      <div className="duty-zoom">
        <Tap id="zoom-out" className="side-button" label="缩小" onTap={() => setZoom(Math.max(1, zoom / 2))}>
          <Words>－</Words>
        </Tap>
        <Tap id="zoom-in" className="side-button" label="放大" onTap={() => setZoom(Math.min(8, zoom * 2))}>
          <Words>＋</Words>
        </Tap>
      </div>
    </div>
  )
}
