import type { AuditChange } from '../../contracts/audit/views'
import { cityTime } from '../time/times'

export interface ThingHistoryProps {
  history: readonly { version: number; at: string; by: string; note: string; changes: readonly AuditChange[] }[]
}

/** Who changed what, the latest first. */
export function ThingHistory({ history }: ThingHistoryProps) {
  return (
    <section className="card" aria-label="变更记录">
      <h2>变更记录</h2>
      {history.length === 0 && <p className="quiet">还没有变更。以后每次修改都会记在这里。</p>}
      <ol className="departments-history">
        {history.map(({ version, at, by, note, changes }) => (
          <li key={version}>
            <time dateTime={at}>{cityTime(at).format('YYYY-MM-DD HH:mm')}</time>
            <div>
              <b>第 {version} 版</b> · {by}
              {note && <span>：{note}</span>}
              <ul>
                {changes.map(({ what, before, after }) => (
                  <li key={what}>
                    {what}：{before ?? '（空）'} → {after ?? '（空）'}
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
