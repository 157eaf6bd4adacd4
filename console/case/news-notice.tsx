import type { CaseView } from '../../contracts/cases/views'
import { HistoryLine } from './history'
import type { CaseNews } from './use-case'
import './news-notice.css'

/** What colleagues did to the case while this person had it open; beside the form, which stays where the hand is. */
export function NewsNotice({ news, view }: { news: CaseNews; view: CaseView }) {
  const { before, entries } = news
  return (
    <section className="card news-notice" aria-label="刚刚的变化">
      <h2>您打开以后有了变化</h2>
      {before.stateText !== view.stateText && (
        <p>
          打开时：{before.stateText}，现在：<b>{view.stateText}</b>
        </p>
      )}
      <ol className="history">
        {entries.map(entry => (
          <li key={`${entry.at} ${entry.action}`}>
            <HistoryLine entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  )
}
