import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import * as accounts from '../../contracts/accounts/api'
import { weaknessOf } from '../../contracts/accounts/password'
import { passwordRule } from '../../contracts/accounts/password-rule'
import type { AccountView } from '../../contracts/staff/views'
import { call } from '../api/call'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'
import { personOf } from './person-of'
import './password-form.css'

interface PasswordFormProps {
  account: AccountView
  onChanged: (account: AccountView) => void
}

/** The present password, the new one, and the new one again. */
export function PasswordForm({ account, onChanged }: PasswordFormProps) {
  const [typed, setTyped] = useState({ current: '', password: '', again: '' })
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const { busy, failure, send } = useSend()
  const person = personOf(account)

  function submit(event: FormEvent) {
    event.preventDefault()
    const { current, password, again } = typed
    const weak = weaknessOf(password, person)
    const found = {
      ...(!current && { current: '请输入现在的密码' }),
      ...(weak && { password: weak }),
      ...(password !== again && { again: '两次输入的新密码不一样' })
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    send(async () => {
      const { account: renewed } = await call(accounts.changePassword, { body: { current, password } })
      setTyped({ current: '', password: '', again: '' })
      onChanged(renewed)
    })
  }

  const errors = { ...failure?.fields, ...wrong }
  const line = (name: keyof typeof typed, label: string, autoComplete: string) => (
    <FieldFrame label={label} error={errors[name]}>
      {control => (
        <Input.Password
          {...control}
          name={name}
          autoComplete={autoComplete}
          value={typed[name]}
          onChange={event => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </FieldFrame>
  )
  return (
    <form onSubmit={submit} className="password-form">
      {failure && !failure.fields.current && !failure.fields.password && (
        <Alert type="error" showIcon title={failure.message} role="alert" />
      )}
      <input type="hidden" name="username" autoComplete="username" value={person.username} />
      {line('current', '现在的密码', 'current-password')}
      {line('password', '新密码', 'new-password')}
      <p className="quiet">{passwordRule}</p>
      {line('again', '再输一次新密码', 'new-password')}
      <Button type="primary" htmlType="submit" loading={busy}>
        修改密码
      </Button>
    </form>
  )
}
