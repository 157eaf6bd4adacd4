import { Button } from 'antd'
import { useEffect } from 'react'
import type { AccountView } from '../../contracts/staff/views'
import { PasswordForm } from './password-form'
import './sign-in-page.css'

interface StartingPasswordPageProps {
  account: AccountView
  onChanged: (account: AccountView) => void
  leave: () => void
}

/** Where somebody is led whose password was made for them: nothing else goes before they have one of their own. */
export function StartingPasswordPage({ account, onChanged, leave }: StartingPasswordPageProps) {
  useEffect(() => {
    document.title = '修改初始密码 · 码上办'
  }, [])
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>{account.name}，请先改密码</h1>
        <p className="quiet">现在的密码是别人替您生成的。改成只有您知道的密码，就可以开始工作。</p>
        <PasswordForm account={account} onChanged={onChanged} />
        <Button type="link" onClick={leave}>
          退出登录
        </Button>
      </div>
    </main>
  )
}
