import { Link } from 'react-router-dom'
import type { CaseView } from '../../contracts/cases/views'
import './notices.css'

/** The cases that were merged into this one; each can be opened, and from there be split off again. */
export function MergedCases({ merged }: Pick<CaseView, 'merged'>) {
  if (merged.length === 0) return null
  return (
    <section className="card" aria-label="并入这件的案卷">
      <h2>并入这件的案卷（{merged.length}）</h2>
      <ul className="subtasks">
        {merged.map(({ caseNo, text }) => (
          <li key={caseNo}>
            <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
            <p>{text || '（没有文字）'}</p>
          </li>
        ))}
      </ul>
      <p className="quiet">不是同一个问题的，打开那一件就可以拆分出来。</p>
    </section>
  )
}
