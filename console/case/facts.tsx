import { Link } from 'react-router-dom'
import type { CaseView } from '../../contracts/cases'
import { clock } from '../shared/times'
import { limitInWords } from './limit'

/** The facts of a case in reading order; what is not known yet is left out. */
function factsOf(view: CaseView): [label: string, value: string | undefined][] {
  const { place, matter, condition, component, department } = view
  return [
    ['地址', place.address],
    ['点位', place.codeName],
    ['单元网格', view.gridCode],
    ['部件', component && `${component.name} ${component.id}`],
    ['事项', matter && `${matter.code} ${matter.name}`],
    ['立案条件', condition && `${condition.when}，${limitInWords(condition)}`],
    ['部门', department?.name],
    ['期限', view.dueAt && clock(view.dueAt)],
    ['轮次', view.round > 1 ? `第 ${view.round} 轮（返工 ${view.round - 1} 次）` : undefined],
    ['回退', view.returns > 0 ? `${view.returns} 次` : undefined]
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
