import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { writePlaceCode } from '../../contracts/codes/place-code'
import { batchLimits, type RetireResults } from '../../contracts/codes/staff-views'
import { retireCodes } from '../api/codes'
import { FieldFrame } from '../shared/field-frame'
import { useSend } from '../shared/use-send'

interface RetirePanelProps {
  ticked: ReadonlySet<string>
  /** Codes that are done, to untick them; the others stay ticked for another try. */
  done: (codes: readonly string[]) => void
  drop: () => void
}

/** Retires what is ticked, each by itself, and says of each what became of it. */
export function RetirePanel({ ticked, done, drop }: RetirePanelProps) {
  const [reason, setReason] = useState('')
  const [results, setResults] = useState<RetireResults['items']>()
  const { busy, failure, send } = useSend()
  const failed = results?.filter(item => !item.done) ?? []

  function retire() {
    setResults(undefined)
    send(async () => {
      const { items } = await retireCodes([...ticked].slice(0, batchLimits.bulk), reason)
      setResults(items)
      if (items.every(item => item.done)) setReason('')
      done(items.filter(item => item.done).map(({ code }) => code))
    })
  }

  if (ticked.size === 0 && !results) return null
  return (
    <section className="card retire-panel" aria-label="批量停用">
      {ticked.size > 0 && (
        <form
          className="retire-form"
          onSubmit={event => {
            event.preventDefault()
            retire()
          }}
        >
          <FieldFrame label={`停用勾选的 ${ticked.size} 个，原因`} error={failure?.fields.reason}>
            {control => (
              <Input
                {...control}
                maxLength={200}
                placeholder="例如：道路改造，灯杆已拆"
                value={reason}
                onChange={event => setReason(event.target.value)}
              />
            )}
          </FieldFrame>
          <Button danger type="primary" htmlType="submit" loading={busy}>
            停用 {ticked.size} 个
          </Button>
          <Button onClick={drop}>都不勾</Button>
        </form>
      )}
      {ticked.size > 0 && <p className="quiet">停用以后不能再启用，扫码的人会看到「已经停用」。</p>}
      {failure && !failure.fields.reason && <Alert type="error" showIcon title={failure.message} role="alert" />}
      {results && (
        <div role="status">
          <p>
            <b>停用了 {results.length - failed.length} 个</b>
            {failed.length > 0 && `，${failed.length} 个没有停用：`}
          </p>
          <ul>
            {failed.map(({ code, message }) => (
              <li key={code}>
                <span className="code-number">{writePlaceCode(code)}</span> {message}
              </li>
            ))}
          </ul>
          <Button size="small" onClick={() => setResults(undefined)}>
            知道了
          </Button>
        </div>
      )}
    </section>
  )
}
