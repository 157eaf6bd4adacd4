import { Alert, Button, QRCode } from 'antd'
import { type FormEvent, useState } from 'react'
import type { ConfirmedSecondFactor, SecondFactorOffer } from '../../contracts/staff/second-factor'
import * as rows from '../../contracts/staff/second-factor-api'
import { call } from '../api/call'
import { useCopy } from '../dialogs/use-copy'
import { useSend } from '../fetching/use-send'
import { CodeField } from './code-field'
import './second-factor.css'

interface ScanCardProps {
  offer: SecondFactorOffer
  confirmed: (answer: ConfirmedSecondFactor) => void
  startAgain: () => void
}

/** The secret as a QR code, drawn here, and in letters; it counts when its code is right. */
export function ScanCard({ offer, confirmed, startAgain }: ScanCardProps) {
  const [code, setCode] = useState('')
  const { busy, failure, send } = useSend()
  const copy = useCopy()

  function submit(event: FormEvent) {
    event.preventDefault()
    send(async () => confirmed(await call(rows.confirmSecondFactor, { body: { offer: offer.offer, code } })))
  }

  return (
    <form onSubmit={submit} className="scan-card">
      <ol className="scan-steps">
        <li>在手机上打开验证器，例如微信小程序“腾讯身份验证器”，或 Microsoft Authenticator。</li>
        <li>用它扫下面的二维码；不能扫，就选“手动输入”，填下面的密钥。</li>
        <li>把手机上显示的 6 位数字填在这里。</li>
      </ol>
      <div className="scan-code">
        <QRCode type="svg" value={offer.uri} size={196} aria-label="给验证器扫的二维码" />
      </div>
      <p className="scan-secret">
        <span className="quiet">密钥</span>
        <code>{offer.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
        <Button size="small" onClick={() => copy(offer.secret)}>
          复制密钥
        </Button>
      </p>
      {failure && !failure.fields.code && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={failure.message}
          action={failure.code === 'account_changed' && <Button onClick={startAgain}>重新开始</Button>}
        />
      )}
      <CodeField label="6 位验证码" value={code} error={failure?.fields.code} onChange={setCode} />
      <Button type="primary" htmlType="submit" loading={busy}>
        开通
      </Button>
    </form>
  )
}
