import type { CaseView } from '../../../contracts/cases'
import { HistoryLine } from '../history'
import type { CaseNews } from '../use-case'

/** What colleagues did to the case while this person had it open. */
export function NewsNotice({ news, view }: { news: CaseNews; view: CaseView }) {
  const { message, before, entries } = news
  return (
    <div className="card action-news" role="alert">
      <p>
        <b>{message ?? '这件案卷刚刚有了变化'}</b>
      </p>
      {before.stateText !== view.stateText && (
        <p>
          您打开时：{before.stateText} → 现在：<b>{view.stateText}</b>
        </p>
      )}
      <ol className="history">
        {entries.map(entry => (
          <li key={`${entry.at} ${entry.action}`}>
            <HistoryLine entry={entry} />
          </li>
        ))}
      </ol>
      <p>页面已经是最新情况，您填的内容都还在。</p>
    </div>
  )
}
