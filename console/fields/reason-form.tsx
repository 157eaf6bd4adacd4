import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from './field-frame'

/** What a field says that stands before a look at personal data. */
export const WHY_LOOK = '为什么要查看（会记入审计记录）'

interface ReasonFormProps {
  /** What the field asks: "为什么要查看". */
  label: string
  /** The word on the button that sends the reason. */
  yes: string
  /** A name for the form, where a page has several. */
  name?: string
  className?: string
  send: (reason: string) => Promise<void>
  /** What stands beside the button. */
  children?: ReactNode
}

/** Asks for a reason before something that is written down with it. A reason that was refused stays typed. */
export function ReasonForm({ label, yes, name, className, send, children }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  const sending = useSend()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.send(() => send(reason))
  }
  return (
    <form onSubmit={submit} aria-label={name} className={className}>
      <FieldFrame label={label} error={sending.failure?.fields.reason ?? sending.failure?.message}>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </FieldFrame>
      <Button size="small" htmlType="submit" loading={sending.busy}>
        {yes}
      </Button>
      {children}
    </form>
  )
}
