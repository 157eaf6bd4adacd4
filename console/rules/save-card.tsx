import { Alert, Button, Input } from 'antd'
import type { ApiError } from '../../contracts/api-error'
import { FieldFrame } from '../fields/field-frame'
import { Keys } from '../keys/keys'
import { ChangeLines } from './versions'

interface SaveCardProps {
  note: string
  setNote: (note: string) => void
  edited: boolean
  /** What the edit changes, a line each. */
  changes: readonly string[]
  /** Nothing can be saved until the person has chosen between two versions. */
  held: boolean
  busy: boolean
  saved?: number
  problems: Record<string, string>
  failure?: ApiError
  save: () => void
  drop: () => void
}

export function SaveCard({
  note,
  setNote,
  edited,
  changes,
  held,
  busy,
  saved,
  problems,
  failure,
  save,
  drop
}: SaveCardProps) {
  const wrong = Object.keys(problems).length
  const overall = problems['']
  return (
    <section className="card rules-save" aria-label="保存">
      <ChangeLines lines={changes} />
      <FieldFrame label="这次改了什么（可不填）">
        {control => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={200}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </FieldFrame>
      <div className="rules-line">
        <Button type="primary" disabled={!edited || held} loading={busy} onClick={save}>
          保存 <Keys>Ctrl+Enter</Keys>
        </Button>
        {edited && !held && <Button onClick={drop}>不改了</Button>}
      </div>
      {saved !== undefined && (
        <p role="status" className="rules-saved">
          保存好了，现在是第 {saved} 版。
        </p>
      )}
      {wrong > 0 && (
        <p role="alert" className="field-error">
          {overall ?? `有 ${wrong} 处没有填对，请看标出的地方`}
        </p>
      )}
      {failure && wrong === 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={failure.code === 'offline' ? `${failure.message}。填的内容都还在` : failure.message}
        />
      )}
    </section>
  )
}
