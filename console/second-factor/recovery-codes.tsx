import { Alert, Button } from 'antd'
import { useCopy } from '../dialogs/use-copy'
import './second-factor.css'

interface RecoveryCodesProps {
  codes: readonly string[]
  username: string
  done: () => void
}

/** A new set of recovery codes: shown once, to be copied or printed. */
export function RecoveryCodes({ codes, username, done }: RecoveryCodesProps) {
  const copy = useCopy()
  const heading = `码上办备用码（${username}）`
  return (
    <section className="recovery-codes">
      <Alert
        type="warning"
        showIcon
        role="status"
        title={`这 ${codes.length} 个备用码只显示这一次，请打印或抄下来收好`}
        description="手机不在身边时，一个备用码可以代替验证码登录一次。不要和密码放在一起。"
      />
      <div className="recovery-sheet">
        <h2>{heading}</h2>
        <ol>
          {codes.map(code => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="recovery-buttons">
        <Button onClick={() => copy([heading, ...codes].join('\n'))}>复制</Button>
        <Button onClick={() => window.print()}>打印</Button>
        <Button type="primary" onClick={done}>
          收好了，继续
        </Button>
      </div>
    </section>
  )
}
