import { Alert, Button, type InputRef } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CodeWanted } from '../../contracts/staff/second-factor'
import * as rows from '../../contracts/staff/second-factor-api'
import type { AccountView } from '../../contracts/staff/views'
import { call } from '../api/call'
import { useSend } from '../fetching/use-send'
import { CodeField } from './code-field'
import './second-factor.css'

interface CodeStepProps {
  wanted: CodeWanted['secondStep']
  onSignedIn: (account: AccountView) => void
  /** Back to the password; `late`: the password has been too long ago. */
  back: (late: boolean) => void
}

/** The second step of a sign-in: the code after the password. */
export function CodeStep({ wanted, onSignedIn, back }: CodeStepProps) {
  const [code, setCode] = useState('')
  const { busy, failure, send } = useSend()
  const box = useRef<InputRef>(null)
  const goBack = useRef(back)
  goBack.current = back

  useEffect(() => {
    box.current?.focus()
    const late = setTimeout(() => goBack.current(true), wanted.seconds * 1000)
    return () => clearTimeout(late)
  }, [wanted])

  async function submit(event: FormEvent) {
    event.preventDefault()
    await send(async () => {
      const { account } = await call(rows.secondStep, { body: { proof: wanted.proof, code } })
      onSignedIn(account)
    })
    box.current?.focus({ cursor: 'all' })
  }

  return (
    <form onSubmit={submit} className="sign-in-card">
      <h1>请输入动态验证码</h1>
      <p className="quiet">打开手机上的验证器，填“码上办”下面的 6 位数字。手机不在身边，就填一个备用码。</p>
      {failure && !failure.fields.code && <Alert type="error" showIcon title={failure.message} role="alert" />}
      <CodeField value={code} error={failure?.fields.code} onChange={setCode} inputRef={box} />
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        登录
      </Button>
      <p className="quiet">手机和备用码都没有了，请安全管理员重置。</p>
      <Button type="link" onClick={() => back(false)}>
        返回，换一个账号
      </Button>
    </form>
  )
}
