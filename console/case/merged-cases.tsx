import { Link } from 'react-router-dom'
import type { CaseView } from '../../contracts/cases/views'
import { MoreButton } from './more-button'
import { useMerged } from './use-reports'
import './notices.css'

/** The cases that were merged into this one. On its own page each can be split off again. */
export function MergedCases({ view }: { view: CaseView }) {
  const merged = useMerged(view)
  if (merged.items.length === 0) return null
  return (
    <section className="card" aria-label="并入这件的案卷">
      <h2>并入这件的案卷（{merged.count}）</h2>
      <ul className="subtasks">
        {merged.items.map(({ caseNo, text }) => (
          <li key={caseNo}>
            <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
            <p>{text || '（没有文字）'}</p>
          </li>
        ))}
      </ul>
      {merged.more && (
        <MoreButton
          told={`还有 ${merged.count - merged.items.length} 件`}
          loading={merged.loading}
          onMore={merged.fetchMore}
        />
      )}
      <p className="quiet">不是同一个问题的，打开那一件就可以拆分出来。</p>
    </section>
  )
}
