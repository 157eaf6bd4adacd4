import { Link } from 'react-router-dom'
import type { CaseView } from '../../contracts/cases/views'
import { maxExtensions, maxReturns } from '../../contracts/cases/workflow'
import { limitInWords } from '../catalogue/limit'
import { clock } from '../time/times'

function returnsInWords(returns: number): string | undefined {
  if (returns === 0) return undefined
  return returns < maxReturns ? `已回退 ${returns} 次` : `已回退 ${returns} 次，派遣员的裁定为最终决定`
}

/** Returns the facts of a case in reading order. Unknown facts are left out on the page. */
function factsOf(view: CaseView): [label: string, value: string | undefined][] {
  const { extensions, returns, place, matter, condition, component, department, handler } = view
  return [
    ['地址', place.address],
    ['定位误差', place.accuracy !== undefined ? `约 ${Math.round(place.accuracy)} 米` : undefined],
    ['点位', place.codeName],
    ['单元网格', view.gridCode ?? (place.outside && '定位在本市网格范围以外，请核对地点')],
    ['部件', component && `${component.name} ${component.id}`],
    ['事项', matter && `${matter.code} ${matter.name}`],
    ['立案条件', condition && `${condition.when}，${limitInWords(condition)}`],
    ['结案条件', condition?.closing],
    ['照片要求', condition?.photos],
    ['部门', department?.name],
    ['处置人员', handler?.name],
    ['指定采集员', view.collector?.name],
    ['期限', view.dueAt && clock(view.dueAt)],
    ['延期', extensions > 0 ? `${extensions} 次，最多 ${maxExtensions} 次` : undefined],
    ['轮次', view.round > 1 ? `第 ${view.round} 轮（返工 ${view.round - 1} 次）` : undefined],
    ['回退', returnsInWords(returns)]
  ]
}

export function Facts({ view }: { view: CaseView }) {
  return (
    <section className="card">
      <h2>基本情况</h2>
      <dl className="facts">
        {factsOf(view).map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            )
        )}
        {view.mergedInto && (
          <div>
            <dt>并入</dt>
            <dd>
              <Link to={`/cases/${view.mergedInto}`}>{view.mergedInto}</Link>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
