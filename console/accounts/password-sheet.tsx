import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import type { HandedPassword } from '../../contracts/accounts/import'
import { useCopy } from '../dialogs/use-copy'
import './password-sheet.css'

/** One slip for each person, to be printed and cut. It is nowhere but on this page. */
export function PasswordSheet({ passwords }: { passwords: readonly HandedPassword[] }) {
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [])
  const copy = useCopy()
  const [only, ...others] = passwords
  const one = others.length === 0 ? only : undefined
  const { origin } = window.location
  return (
    <section className="password-sheet" aria-label="初始密码">
      <Alert
        className="password-sheet-note"
        type="success"
        showIcon
        title={
          one
            ? '初始密码只显示这一次，没有存在任何地方。请打印或抄下来，当面交给本人'
            : `${passwords.length} 个初始密码只显示这一次，没有存在任何地方。请马上打印，剪开后当面交给本人`
        }
        role="status"
        action={
          <div className="button-row">
            {one && <Button onClick={() => copy(one.password)}>复制密码</Button>}
            <Button type="primary" onClick={() => window.print()}>
              打印
            </Button>
          </div>
        }
      />
      <ul>
        {passwords.map(({ username, name, password }) => (
          <li key={username}>
            <h2>{name}</h2>
            <dl>
              <dt>用户名</dt>
              <dd>{username}</dd>
              <dt>初始密码</dt>
              <dd className="account-password">{password}</dd>
              <dt>电脑登录</dt>
              <dd>{origin}/console</dd>
              <dt>手机登录</dt>
              <dd>{origin}/m/staff/pages/home/index</dd>
            </dl>
            <p>第一次登录要改密码，改好后请销毁这张纸。</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
