import { App } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router-dom'
import { useEscape } from '../keys/use-escape'
import { OwnFactorCard } from '../second-factor/own-factor-card'
import { OwnSessions } from '../session/own-sessions'
import { PasswordForm } from '../session/password-form'
import { personOf } from '../session/person-of'
import { useSession } from '../session/session'
import { OwnStandIns } from '../stand-ins/own-stand-ins'
import './accounts.css'

/** Who I am here, where I am signed in, and my password. */
export function OwnAccountPage() {
  const { account, renew } = useSession()
  const person = personOf(account)
  const { message } = App.useApp()
  const navigate = useNavigate()
  useEffect(() => {
    document.title = '我的账号 · 码上办'
  }, [])
  useEscape(() => navigate('/'))
  return (
    <main className="accounts accounts-narrow">
      <h1>我的账号</h1>
      <dl className="account-facts">
        <dt>姓名</dt>
        <dd>{person.name}</dd>
        <dt>用户名</dt>
        <dd>{person.username}</dd>
        <dt>{account.person ? '代班的岗位' : '岗位'}</dt>
        <dd>{account.roleNames.join('、')}</dd>
      </dl>
      <OwnSessions />
      <OwnStandIns />
      <OwnFactorCard />
      <section className="card">
        <h2>修改密码</h2>
        <p className="quiet">改好以后，别处登录的这个账号都会退出。</p>
        <PasswordForm
          account={account}
          onChanged={renewed => {
            renew(renewed)
            message.success('密码改好了')
          }}
        />
      </section>
    </main>
  )
}
