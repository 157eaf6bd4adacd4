import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import type { BatchView } from '../../../contracts/codes/staff-views'
import { markPrinted } from '../../api/code-batches'
import { clock } from '../../shared/times'
import { useSend } from '../../shared/use-send'
import { CodeMark, markStates } from '../marks'
import { PlacesImport } from './places-import'
import { SheetDownload } from './sheet-download'

interface BatchCardProps {
  batch: BatchView
  /** Whether this person prints and plans. */
  manages: boolean
  changed: (batch: BatchView) => void
  reload: () => void
}

export function BatchCard({ batch, manages, changed, reload }: BatchCardProps) {
  const { batch: name, states, count, unplanned } = batch
  const [importing, setImporting] = useState(false)
  const { busy, failure, send } = useSend()
  const fresh = (states.minted ?? 0) + (states.printed ?? 0)
  return (
    <section className="card batch-card" aria-label={name}>
      <h2>
        <Link to={`/codes?batch=${encodeURIComponent(name)}`}>{name}</Link>
        <span className="quiet">
          {count} 个 · {clock(batch.createdAt)} 生成
        </span>
      </h2>
      <ul className="codes-legend" aria-label="各种状态的数目">
        {markStates
          .filter(state => states[state])
          .map(state => (
            <li key={state}>
              <CodeMark state={state} /> <b>{states[state]}</b>
            </li>
          ))}
        {unplanned > 0 && <li className="quiet">{unplanned} 个还没有安排点位</li>}
      </ul>
      {manages && fresh > 0 && (
        <div className="batch-tools">
          <SheetDownload batch={name} />
          {(states.minted ?? 0) > 0 && (
            <Button loading={busy} onClick={() => send(async () => changed(await markPrinted(name)))}>
              标记 {states.minted} 个已打印
            </Button>
          )}
          {unplanned > 0 && (
            <Button aria-expanded={importing} onClick={() => setImporting(now => !now)}>
              导入点位表
            </Button>
          )}
        </div>
      )}
      {failure && <Alert type="error" showIcon title={failure.message} role="alert" />}
      {importing && <PlacesImport batch={name} imported={reload} />}
    </section>
  )
}
