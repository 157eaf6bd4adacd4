import { Link } from 'react-router-dom'
import type { CaseSummary } from '../../contracts/cases/views'
import { timeLeft } from '../shared/times'
import '../shared/light-mark.css'

/** The cases that are the most overdue, and the next to be; each leads to its page, where it is urged or commented. */
export function WorstList({ worst }: { worst: readonly CaseSummary[] }) {
  return (
    <section className="card wall-card">
      <h2 className="wall-title">最急的案卷</h2>
      {worst.length === 0 && <p className="wall-calm">没有超时的，也没有快超时的</p>}
      <ol className="wall-worst">
        {worst.map(({ caseNo, light, dueAt, stateText, matter, topic, department, place, urges }) => (
          <li key={caseNo} className={`wall-edge-${light}`}>
            <Link to={`/cases/${caseNo}`} className="wall-case">
              <span className="wall-line">
                <b>{matter?.name ?? topic?.label ?? '未分类'}</b>
                <span className={`light light-${light}`}>{dueAt && timeLeft(dueAt)}</span>
              </span>
              <span className="wall-where">
                {[stateText, department?.name, place.address, urges > 0 && `已催办 ${urges} 次`]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
