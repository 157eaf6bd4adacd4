import { Alert, Button } from 'antd'
import { useCopy } from '../dialogs/use-copy'

/** A starting password: shown once, to be handed over. */
export function PasswordNote({ password }: { password: string }) {
  const copy = useCopy()
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title="初始密码只显示这一次，请当面交给本人，第一次登录后要改"
      description={<span className="account-password">{password}</span>}
      action={<Button onClick={() => copy(password)}>复制</Button>}
    />
  )
}
