import { Button } from 'antd'
import { type FormEvent, type MutableRefObject, useEffect, useRef } from 'react'
import { codeStepOf } from '../../../contracts/codes/lifecycle'
import type { StaffCodeAction } from '../../../contracts/codes/staff-views'
import { useFirstWrong } from '../../fields/use-first-wrong'
import { Keys } from '../../keys/keys'
import { type CodeDraft, codeFields } from './code-draft'
import { CodeFieldControl } from './code-field-control'

interface CodeFormProps {
  action: StaffCodeAction
  draft: CodeDraft
  edit: (change: (draft: CodeDraft) => CodeDraft) => void
  uploads: MutableRefObject<number>
  fields: Record<string, string>
  busy: boolean
  timesOpened: number
  submit: () => void
}

export function CodeForm({ action, draft, edit, uploads, fields, busy, timesOpened, submit }: CodeFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { label } = codeStepOf(action)

  useEffect(() => {
    if (timesOpened > 0) form.current?.querySelector<HTMLElement>('input:not([type=file]), textarea')?.focus()
  }, [timesOpened])
  useFirstWrong(form, fields)

  function send(event: FormEvent) {
    event.preventDefault()
    submit()
  }

  return (
    <form ref={form} onSubmit={send} className="action-form" aria-label={label}>
      {action === 'retire' && <p className="quiet">停用以后不能再启用，扫码的人会看到「已经停用」。</p>}
      {action === 'replace' && <p className="quiet">新的接替这个点位，扫旧的会转到新的。</p>}
      {codeFields[action].map(field => (
        <CodeFieldControl key={field} field={field} draft={draft} edit={edit} uploads={uploads} errors={fields} />
      ))}
      <Button type="primary" danger={action === 'retire'} htmlType="submit" block loading={busy}>
        确定{label} <Keys>Ctrl+Enter</Keys>
      </Button>
    </form>
  )
}
