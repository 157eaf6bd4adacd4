import { Button } from 'antd'
import { Link } from 'react-router-dom'
import type { Point } from '../../../contracts/common'
import { type CellGap, gapKinds } from '../../../contracts/grids/cells'

export const gapLabel = ({ kind, size }: CellGap) =>
  kind === 'slit' ? `缝，最宽约 ${size} 米` : `空地，约 ${size.toLocaleString('en')} 平方米，不属于任何网格`

const shownCodes = 4

/** What lies between cells and belongs to none. A lake may be meant so; a slit hardly ever is. */
export function GapList({ items, show }: { items: readonly CellGap[]; show: (point: Point) => void }) {
  return (
    <section className="card" aria-label="网格之间的空隙">
      <h2>网格之间的空隙</h2>
      {items.length === 0 && <p className="quiet">没有空隙：相邻的网格都接上了（半米以内的不算）。</p>}
      {items.length > 0 && (
        <>
          <p className="quiet">
            地图上的红点。在这些地方上报，找不到网格和采集员。湖面、铁路等可以不管；画图留下的缝请在图上改好，重新导入。
          </p>
          <ul className="cells-gaps">
            {items.map(gap => (
              <li key={String(gap.point)}>
                <Button size="small" onClick={() => show(gap.point)} aria-label={`在地图上看：${gapLabel(gap)}`}>
                  看地图
                </Button>
                <b>{gapKinds[gap.kind]}</b>
                <span>{gapLabel(gap).slice(gapKinds[gap.kind].length + 1)}</span>
                <span>
                  {gap.codes.slice(0, shownCodes).map((code, at) => (
                    <span key={code}>
                      {at > 0 && '、'}
                      <Link to={`/base/cells/${code}`}>{code}</Link>
                    </span>
                  ))}
                  {gap.codes.length > shownCodes && ` 等 ${gap.codes.length} 个网格`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
