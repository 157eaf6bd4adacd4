import { Button } from 'antd'
import type { DepartmentChange, DepartmentFacts } from '../../contracts/basedata/departments'
import { cityTime } from '../time/times'

interface DepartmentHistoryProps {
  history: readonly DepartmentChange[]
  current: number
  /** Puts the facts of an earlier version into the form. */
  restore: (facts: DepartmentFacts) => void
}

/** Who changed what, the latest first. Any version can be put into the form again. */
export function DepartmentHistory({ history, current, restore }: DepartmentHistoryProps) {
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
              <ul>
                {changes.map(({ what, before, after }) => (
                  <li key={what}>
                    {what}：{before ?? '（空）'} → {after ?? '（空）'}
                  </li>
                ))}
              </ul>
            </div>
            {facts && version !== current && (
              <Button
                size="small"
                aria-label={`把第 ${version} 版填进表单`}
                onClick={() => {
                  const { id: _id, version: _version, active: _active, ...kept } = facts
                  restore(kept)
                }}
              >
                填进表单
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
