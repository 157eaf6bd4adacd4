import { Button } from 'antd'
import type { AuditChange } from '../../../contracts/audit/views'
import { cityTime } from '../../time/times'

interface RestorableHistoryProps<F> {
  history: readonly {
    version: number
    at: string
    by: string
    note: string
    changes: readonly AuditChange[]
    facts?: F | undefined
  }[]
  current: number
  /** Puts the facts of an earlier version into the form. */
  restore: (facts: F) => void
}

/** Who changed what, the latest first, with both sides. Any version can be put into the form again. */
export function RestorableHistory<F>({ history, current, restore }: RestorableHistoryProps<F>) {
  return (
    <section className="card" aria-label="变更记录">
      <h2>变更记录</h2>
      {history.length === 0 && <p className="quiet">还没有变更。以后每次修改都会记在这里。</p>}
      <ol className="departments-history">
        {history.map(({ version, at, by, note, changes, facts }) => (
          <li key={version}>
            <time dateTime={at}>{cityTime(at).format('YYYY-MM-DD HH:mm')}</time>
            <div>
              <b>第 {version} 版</b> · {by}
              {note && <span>：{note}</span>}
              <Changes changes={changes} />
            </div>
            {facts && version !== current && (
              <Button size="small" aria-label={`把第 ${version} 版填进表单`} onClick={() => restore(facts)}>
                填进表单
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What was changed, a line each, before and after. */
export function Changes({ changes }: { changes: readonly AuditChange[] }) {
  return (
    <ul>
      {changes.map(({ what, before, after }) => (
        <li key={what}>
          {what}：{before !== undefined && `${before} → `}
          {after ?? '（去掉）'}
        </li>
      ))}
    </ul>
  )
}
