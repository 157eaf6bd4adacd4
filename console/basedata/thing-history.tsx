import { Button } from 'antd'
import type { AuditChange } from '../../contracts/audit/views'
import { cityTime } from '../time/times'

interface Change<F> {
  version: number
  at: string
  by: string
  note: string
  changes: readonly AuditChange[]
  facts?: F | undefined
}

interface ThingHistoryProps<F> {
  history: readonly Change<F>[]
  /** How what was changed is written; with both sides unless it says otherwise. */
  inWords?: (change: AuditChange) => string
  /** The version that is shown, and what puts the facts of another into the form, where that can be done. */
  current?: number
  restore?: (facts: F) => void
}

const bothSides = ({ what, before, after }: AuditChange) => `${what}：${before ?? '（空）'} → ${after ?? '（空）'}`

/** Who changed what, the latest first. With `restore` any version can be put into the form again. */
export function ThingHistory<F>({ history, inWords = bothSides, current, restore }: ThingHistoryProps<F>) {
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
              <Changes changes={changes} inWords={inWords} />
            </div>
            {restore && facts && version !== current && (
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

/** What was changed, a line each. */
export function Changes({
  changes,
  inWords
}: Pick<Change<never>, 'changes'> & { inWords: (change: AuditChange) => string }) {
  return (
    <ul>
      {changes.map(change => (
        <li key={change.what}>{inWords(change)}</li>
      ))}
    </ul>
  )
}
