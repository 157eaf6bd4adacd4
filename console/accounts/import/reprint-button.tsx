import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import * as accounts from '../../../contracts/accounts/api'
import type { HandedPassword, ImportedRow } from '../../../contracts/accounts/import'
import { call } from '../../api/call'
import { SureDialog } from '../../dialogs/sure-dialog'
import { useSend } from '../../fetching/use-send'

interface ReprintButtonProps {
  rows: readonly ImportedRow[]
  told: (passwords: HandedPassword[]) => void
}

/** Makes the sheet anew for those of a table who still have their first password: it was lost. */
export function ReprintButton({ rows, told }: ReprintButtonProps) {
  const [asking, setAsking] = useState(false)
  const { message } = App.useApp()
  const { busy, failure, send } = useSend()
  const waiting = rows.flatMap(({ account, startingPassword }) => (account && startingPassword ? [account] : []))
  if (waiting.length === 0) return null
  const reprint = () =>
    send(async () => {
      const { passwords, left } = await call(accounts.reprintPasswords, { body: { accounts: waiting } })
      told(passwords)
      if (left > 0) message.info(`${left} 人刚改过密码，或者刚被别人改过，没有重新打印`)
    })
  return (
    <>
      <Button loading={busy} onClick={() => setAsking(true)}>
        重新打印初始密码（{waiting.length} 人）
      </Button>
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      <SureDialog
        label="重新打印初始密码"
        question={`给 ${waiting.length} 人重新生成初始密码？`}
        open={asking}
        close={() => setAsking(false)}
        yes="重新生成"
        no="先不生成"
        act={reprint}
      >
        密码纸丢了才要重新打印：原来的初始密码马上作废。已经改成自己密码的人不受影响。
      </SureDialog>
    </>
  )
}
