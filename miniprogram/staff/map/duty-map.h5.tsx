import { taskKinds } from '../../../contracts/cases/tasks'
import { Tap, Words } from '../../components/base'
import './duty-map.scss'
import { type DutyMapProps, pointsIn } from './duty-map-props'
import { hasRoom, middleOf, sketchOf } from './sketch'
import { useZoom } from './use-zoom'

/** How large a cell's name is on the sketch, whatever the zoom. */
const nameSize = 34

/** A plain drawing: it needs no tiles and works without a network. Marks are buttons, so a keyboard reaches them. */
export function DutyMap(props: DutyMapProps) {
  const { cells, tasks, me, onOpen } = props
  const { zoom, sheet, closer, further } = useZoom()
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
      <section id="duty-map" ref={sheet} className="duty-sheet" aria-label="责任网格图" tabIndex={0}>
        <div className="duty-ground" style={{ width: `${zoom * 100}%`, aspectRatio: `${width} / ${height}` }}>
          <svg className="duty-cells" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            {cells.map(({ code, rings }) => {
              const path = rings.map(ring => `M${ring.map(point => at(point).map(Math.round).join(' ')).join('L')}Z`)
              const outline = (rings[0] ?? []).map(at)
              const [x, y] = middleOf(outline)
              const size = nameSize / zoom
              return (
                <g key={code}>
                  <path d={path.join('')} className="duty-cell" />
                  {hasRoom(outline, size) && (
                    <text x={x} y={y} className="duty-name" fontSize={size}>
                      {code.slice(-3)}
                    </text>
                  )}
                </g>
              )
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
      {cells.length > 0 && <div className="hint">放大后，图上的数字是单元网格编码的后三位。</div>}
      <div className="duty-zoom">
        <Tap id="zoom-out" className="side-button" label="缩小" onTap={further}>
          <Words>－</Words>
        </Tap>
        <Tap id="zoom-in" className="side-button" label="放大" onTap={closer}>
          <Words>＋</Words>
        </Tap>
      </div>
    </div>
  )
}
