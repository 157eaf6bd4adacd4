import { Alert, App, Button } from 'antd'

/** A starting password: shown once, to be handed over. */
export function PasswordNote({ password }: { password: string }) {
  const { message } = App.useApp()
  const copy = () =>
    navigator.clipboard.writeText(password).then(
      () => message.success('已复制'),
      () => message.info('这个浏览器不让复制，请选中密码再按 Ctrl+C')
    )
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title="初始密码只显示这一次，请当面交给本人，第一次登录后要改"
      description={<span className="account-password">{password}</span>}
      action={<Button onClick={copy}>复制</Button>}
    />
  )
}
