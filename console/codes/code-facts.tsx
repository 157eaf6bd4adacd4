import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { writePlaceCode } from '../../contracts/codes/place-code'
import type { StaffCodeView } from '../../contracts/codes/staff-views'
import { fetchTopics } from '../api/catalogue'
import { clock } from '../shared/times'
import { useFetch } from '../shared/use-fetch'

export function CodeFacts({ view }: { view: StaffCodeView }) {
  const topics = useFetch('topics', fetchTopics)
  const named = view.topics.map(id => topics.data?.find(topic => topic.id === id)?.label ?? id)
  const facts: [label: string, value: ReactNode][] = [
    ['点位', view.name],
    ['地址', view.address],
    ['坐标', view.point && `${view.point[0].toFixed(6)}, ${view.point[1].toFixed(6)}`],
    ['定位精度', view.accuracy !== undefined && `${Math.round(view.accuracy)} 米`],
    ['单元网格', view.gridCode],
    ['部件', view.component],
    ['建议主题', named.join('、')],
    ['批次', view.batch && <Link to={`/codes?batch=${encodeURIComponent(view.batch)}`}>{view.batch}</Link>],
    ['生成', clock(view.createdAt)],
    ['打印', view.printedAt && clock(view.printedAt)],
    ['张贴', view.postedAt && clock(view.postedAt)],
    ['最近扫码', view.seenOn],
    ['上报', <Reports key="reports" view={view} />],
    ['更换为', view.successor && <Link to={`/codes/${view.successor}`}>{writePlaceCode(view.successor)}</Link>],
    ['替换自', view.replaces && <Link to={`/codes/${view.replaces}`}>{writePlaceCode(view.replaces)}</Link>]
  ]
  return (
    <section className="card">
      <h2>基本情况</h2>
      <dl className="facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            )
        )}
      </dl>
    </section>
  )
}

/** The queue finds cases by the name of their place. */
function Reports({ view }: { view: StaffCodeView }) {
  if (view.reports === 0) return <>还没有</>
  if (!view.name) return <>{view.reports} 件</>
  return <Link to={`/?state=all&q=${encodeURIComponent(view.name.slice(0, 60))}`}>{view.reports} 件，在队列里看</Link>
}
