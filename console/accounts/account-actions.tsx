import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import * as accounts from '../../contracts/accounts/api'
import type { AccountDetail } from '../../contracts/accounts/views'
import * as secondFactor from '../../contracts/staff/second-factor-api'
import { call } from '../api/call'
import { SureDialog } from '../dialogs/sure-dialog'
import { useSend } from '../fetching/use-send'
import { useSession } from '../session/session'

interface AccountActionsProps {
  detail: AccountDetail
  done: () => void
  told: (password: string) => void
}

/** What is done with an account besides changing it. */
export function AccountActions({ detail: { account, openCases, sessions }, done, told }: AccountActionsProps) {
  const { account: me } = useSession()
  const { message } = App.useApp()
  const { busy, failure, send } = useSend()
  const [asking, setAsking] = useState<'password' | 'secondFactor' | 'close'>()
  const answered = () => setAsking(undefined)
  const params = { account: account.id }
  const body = { version: account.version }
  const act = (run: () => Promise<unknown>, words: string) =>
    send(async () => {
      await run()
      message.success(words)
      done()
    })
  const mine = me.id === account.id || me.person?.id === account.id
  if (mine) return <p className="quiet">这是您自己的账号：岗位和停用要请另一位安全管理员来改。</p>
  if (account.state === 'closed') {
    return (
      <section className="card">
        <h2>这个账号已停用</h2>
        {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
        <div>
          <Button loading={busy} onClick={() => act(() => call(accounts.openAgain, { params, body }), '账号恢复了')}>
            恢复使用
          </Button>
        </div>
      </section>
    )
  }
  return (
    <section className="card">
      <h2>登录和停用</h2>
      <p className="quiet">{sessions > 0 ? `现在有 ${sessions} 处登录` : '现在没有登录'}</p>
      <p className="quiet">{account.secondFactor ? '登录要填动态验证码' : '没有开通动态验证码'}</p>
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      <div className="button-row">
        <Button disabled={busy} onClick={() => setAsking('password')}>
          重置密码
        </Button>
        <Button
          disabled={busy}
          onClick={() => act(() => call(accounts.unlockAccount, { params, body: {} }), '登录限制解除了')}
        >
          解除登录限制
        </Button>
        {account.secondFactor && (
          <Button disabled={busy} onClick={() => setAsking('secondFactor')}>
            重置动态验证码
          </Button>
        )}
        <Button
          disabled={busy || sessions === 0}
          onClick={() => act(() => call(accounts.endSessions, { params, body: {} }), '各处登录都结束了')}
        >
          结束所有登录
        </Button>
        <Button danger disabled={busy} onClick={() => setAsking('close')}>
          停用账号
        </Button>
      </div>
      <SureDialog
        label="重置密码"
        question={`重置${account.name}的密码？`}
        open={asking === 'password'}
        close={answered}
        yes="重置"
        no="先不重置"
        act={() => act(async () => told((await call(accounts.resetPassword, { params, body })).password), '密码重置了')}
      >
        请先确认是本人要求的。重置以后各处登录都会结束，原来的密码不能再用；新的初始密码只显示一次，要当面交给本人。
      </SureDialog>
      <SureDialog
        label="重置动态验证码"
        question={`重置${account.name}的动态验证码？`}
        open={asking === 'secondFactor'}
        close={answered}
        yes="重置"
        no="先不重置"
        act={() => act(() => call(secondFactor.resetSecondFactor, { params, body }), '动态验证码重置了')}
      >
        手机丢了、备用码也没有了才重置，请先当面确认是本人。重置以后各处登录都会结束，下次登录只要密码，岗位要求的会马上请他重新开通。
      </SureDialog>
      <SureDialog
        label="停用账号"
        question={`停用${account.name}的账号？`}
        open={asking === 'close'}
        close={answered}
        yes="停用"
        no="先不停用"
        act={() => act(() => call(accounts.closeAccount, { params, body }), '账号停用了')}
      >
        {openCases > 0
          ? `指派给${account.name}的案卷还有 ${openCases} 件没有办完，请部门经办人改派给别人。`
          : `没有指派给${account.name}的未办完案卷。`}
        停用以后马上不能登录，以前办过的事都留着，也可以再恢复。
      </SureDialog>
    </section>
  )
}
