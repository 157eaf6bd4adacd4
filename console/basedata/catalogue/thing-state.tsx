import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { SureDialog } from '../../dialogs/sure-dialog'
import { useSend } from '../../fetching/use-send'
import { FieldFrame } from '../../fields/field-frame'

interface ThingStateProps {
  what: string
  name: string
  active: boolean
  /** What names it now, in words. */
  used?: string | undefined
  act: (what: 'close' | 'open', note: string) => Promise<void>
}

/** Closes a thing of the draft or opens it again. */
export function ThingState({ what, name, active, used, act }: ThingStateProps) {
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const { busy, failure, send } = useSend()
  const run = (row: 'close' | 'open') =>
    send(async () => {
      await act(row, note)
      setNote('')
    })
  return (
    <section className="card" aria-label="状态">
      <h2>{active ? '在用' : '已停用'}</h2>
      {used && <p>现在用到它的有：{used}。</p>}
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      <div>
        {active ? (
          <Button danger loading={busy} onClick={() => setAsking(true)}>
            停用
          </Button>
        ) : (
          <Button loading={busy} onClick={() => run('open')}>
            恢复使用
          </Button>
        )}
      </div>
      <SureDialog
        label={`停用${what}`}
        question={`停用「${name}」吗？`}
        open={asking}
        close={() => setAsking(false)}
        yes="停用"
        no="不停用"
        act={() => run('close')}
      >
        先停在草稿里，发布以后才不能再选它。{used && `${used}保持原来的内容，照常办完。`}随时可以恢复。
        <FieldFrame label="为什么停用（会写进变更记录）">
          {control => (
            <Input {...control} maxLength={200} value={note} onChange={event => setNote(event.target.value)} />
          )}
        </FieldFrame>
      </SureDialog>
    </section>
  )
}
