import { Alert, Button, Input, type InputRef } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ApiError } from '../../contracts/api-error'
import { errors } from '../../contracts/errors'
import * as staff from '../../contracts/staff/api'
import type { CodeWanted } from '../../contracts/staff/second-factor'
import type { AccountView } from '../../contracts/staff/views'
import { call } from '../api/call'
import { asApiError } from '../api/errors'
import { FieldFrame } from '../fields/field-frame'
import { CodeStep } from '../second-factor/code-step'
import { personOf } from './person-of'
import './sign-in-page.css'

export interface SignInPageProps {
  /** The person whose session ended during work. */
  expiredFor?: AccountView
  /** What the server said about the end of it. */
  why?: ApiError
  onSignedIn: (account: AccountView) => void
}

export function SignInPage({ expiredFor, why, onSignedIn }: SignInPageProps) {
  const [username, setUsername] = useState(expiredFor ? personOf(expiredFor).username : '')
  const [password, setPassword] = useState('')
  const [failure, setFailure] = useState<ApiError>()
  const [busy, setBusy] = useState(false)
  const [wanted, setWanted] = useState<CodeWanted['secondStep']>()
  const [late, setLate] = useState(false)
  const passwordBox = useRef<InputRef>(null)

  useEffect(() => {
    document.title = '登录 · 码上办'
  }, [])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    setLate(false)
    try {
      const answer = await call(staff.signIn, { body: { username, password } })
      if ('account' in answer) return onSignedIn(answer.account)
      setWanted(answer.secondStep)
      setPassword('')
      setBusy(false)
    } catch (error) {
      setFailure(asApiError(error))
      setBusy(false)
      passwordBox.current?.focus({ cursor: 'all' })
    }
  }

  if (wanted) {
    const back = (isLate: boolean) => {
      setLate(isLate)
      setWanted(undefined)
    }
    return (
      <main className="sign-in">
        <CodeStep wanted={wanted} onSignedIn={onSignedIn} back={back} />
      </main>
    )
  }
  const fields = failure?.fields ?? {}
  return (
    <main className="sign-in">
      <form onSubmit={submit} className="sign-in-card">
        <h1>码上办 · 工作台</h1>
        {expiredFor && !failure && (
          <Alert type="info" showIcon title={`${whyInWords(why)}。重新登录后回到原来的页面，填的内容都在`} />
        )}
        {late && <Alert type="info" showIcon title="验证码等得太久了，请重新输入密码" role="status" />}
        {failure && <Alert type="error" showIcon title={failure.message} role="alert" />}
        <FieldFrame label="用户名" error={fields.username}>
          {control => (
            <Input
              {...control}
              size="large"
              name="username"
              autoComplete="username"
              autoFocus={!expiredFor}
              value={username}
              onChange={event => setUsername(event.target.value)}
            />
          )}
        </FieldFrame>
        <FieldFrame label="密码" error={fields.password}>
          {control => (
            <Input.Password
              {...control}
              ref={passwordBox}
              size="large"
              name="password"
              autoComplete="current-password"
              autoFocus={!!expiredFor}
              value={password}
              onChange={event => setPassword(event.target.value)}
            />
          )}
        </FieldFrame>
        <Button type="primary" size="large" htmlType="submit" block loading={busy}>
          登录
        </Button>
      </form>
    </main>
  )
}

/** The server's own words where it has any, without its last clause, which the sentence goes on with. */
function whyInWords(why: ApiError | undefined): string {
  if (why?.code !== 'session_expired' || why.message === errors.session_expired.message) return '登录已过期'
  return why.message.replace('，请重新登录', '')
}
