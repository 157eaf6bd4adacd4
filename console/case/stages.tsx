import type { CaseView } from '../../contracts/cases/views'
import * as statistics from '../../contracts/statistics/api'
import { type Outcome, outcomes, type StageView } from '../../contracts/statistics/stages'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'
import { clock } from '../time/times'
import { minutesInWords } from './minutes-in-words'
import './stages.css'

const bad: readonly Outcome[] = ['late', 'runningLate']

/** Every stage with its deadline and whether it was in time, also after it has ended. */
export function Stages({ view: { caseNo, version } }: { view: CaseView }) {
  const { data } = useFetch(`stages ${caseNo} ${version}`, signal =>
    call(statistics.caseStages, { params: { caseNo }, signal })
  )
  if (!data || data.items.length === 0) return null
  return (
    <section className="card" aria-label="各环节时限">
      <h2>各环节时限</h2>
      <table className="stages">
        <thead>
          <tr>
            <th scope="col">环节</th>
            <th scope="col">期限</th>
            <th scope="col">工作用时</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(stage => (
            <StageRow key={`${stage.stage} ${stage.from}`} stage={stage} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function StageRow({ stage: { stage, department, dueAt, minutes, outcome } }: { stage: StageView }) {
  return (
    <tr>
      <th scope="row">
        {stage}
        {department && <small>{department}</small>}
      </th>
      <td>{dueAt ? clock(dueAt) : '—'}</td>
      <td>{minutes === undefined ? '—' : minutesInWords(minutes)}</td>
      <td className={bad.includes(outcome) ? 'stage-late' : undefined}>{outcomes[outcome]}</td>
    </tr>
  )
}
