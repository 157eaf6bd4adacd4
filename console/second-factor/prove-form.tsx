import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'
import { CodeField } from './code-field'

interface ProveFormProps {
  by: 'password' | 'code'
  prove: (typed: { password?: string; code?: string }) => Promise<void>
  cancel: () => void
}

/** Asks whether it is still the same person, before something about the second factor changes. */
export function ProveForm({ by, prove, cancel }: ProveFormProps) {
  const [typed, setTyped] = useState('')
  const { busy, failure, send } = useSend()
  const error = failure?.fields[by]
  function submit(event: FormEvent) {
    event.preventDefault()
    send(() => prove({ [by]: typed }))
  }
  return (
    <form onSubmit={submit} className="password-form">
      {failure && !error && <Alert type="error" showIcon role="alert" title={failure.message} />}
      {by === 'code' ? (
        <CodeField label="现在的验证码，或一个备用码" value={typed} error={error} onChange={setTyped} />
      ) : (
        <FieldFrame label="密码" {...(error && { error })}>
          {control => (
            <Input.Password
              {...control}
              name="password"
              autoComplete="current-password"
              value={typed}
              onChange={event => setTyped(event.target.value)}
            />
          )}
        </FieldFrame>
      )}
      <div className="recovery-buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          继续
        </Button>
        <Button onClick={cancel}>取消</Button>
      </div>
    </form>
  )
}
