import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import * as rolesApi from '../../contracts/roles/api'
import type { RoleView } from '../../contracts/roles/views'
import { call } from '../api/call'
import { SureDialog } from '../dialogs/sure-dialog'
import { useSend } from '../fetching/use-send'

interface RoleStateProps {
  role: RoleView
  done: () => void
}

/** Closes a role of the city's own, or opens it again. A built-in one stays. */
export function RoleState({ role, done }: RoleStateProps) {
  const { message } = App.useApp()
  const { busy, failure, send } = useSend()
  const [closing, setClosing] = useState(false)
  if (role.builtIn) return null
  const params = { role: role.id }
  const body = { version: role.version }
  const open = role.state === 'open'
  const act = () =>
    send(async () => {
      await call(open ? rolesApi.closeRole : rolesApi.openRoleAgain, { params, body })
      message.success(open ? '岗位停用了' : '岗位恢复了')
      done()
    })
  return (
    <section className="card" aria-label="停用">
      <h2>{open ? '停用' : '这个岗位已停用'}</h2>
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      <p className="quiet">
        {open ? '停用以后不能再给人这个岗位。还有人是这个岗位，就要先给他们换。' : '恢复以后又可以给人这个岗位。'}
      </p>
      <div>
        {open ? (
          <Button danger disabled={busy} onClick={() => setClosing(true)}>
            停用岗位
          </Button>
        ) : (
          <Button loading={busy} onClick={act}>
            恢复使用
          </Button>
        )}
      </div>
      <SureDialog
        label="停用岗位"
        question={`停用「${role.name}」？`}
        open={closing}
        close={() => setClosing(false)}
        yes="停用"
        no="先不停用"
        act={act}
      >
        {role.accounts > 0
          ? `还有 ${role.accounts} 个账号是这个岗位，请先给他们换岗位。`
          : '没有人是这个岗位。停用以后记录都留着，也可以再恢复。'}
      </SureDialog>
    </section>
  )
}
