import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { MediaView } from '../../../../contracts/media/views'
import * as redaction from '../../../../contracts/redaction/api'
import { call } from '../../../api/call'
import { Dialog } from '../../../dialogs/dialog'
import { useSend } from '../../../fetching/use-send'
import { FieldFrame } from '../../../fields/field-frame'

/** Shows the photo as it was sent after a reason was given. Its address is kept nowhere and ends after a minute. */
export function UnredactedLook({ caseNo, media }: { caseNo: string; media: MediaView }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [url, setUrl] = useState<string>()
  const { busy, failure, send } = useSend()

  if (!asking) {
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        看遮挡前的照片
      </Button>
    )
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    send(async () => {
      const params = { caseNo, media: media.id }
      setUrl((await call(redaction.unredactedPhoto, { params, body: { reason } })).url)
    })
  }
  const leave = () => {
    setUrl(undefined)
    setAsking(false)
    setReason('')
  }
  return (
    <form onSubmit={look} className="redact-look">
      <FieldFrame label="为什么要查看（会记入审计记录）" error={failure?.fields.reason ?? failure?.message}>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </FieldFrame>
      <Button size="small" htmlType="submit" loading={busy}>
        查看
      </Button>
      <Button size="small" type="link" onClick={leave}>
        先不看
      </Button>
      <Dialog open={url !== undefined} label="遮挡前的照片" className="photo-zoom" close={leave}>
        <button type="button" className="photo-window" aria-label="关闭遮挡前的照片" onClick={leave}>
          <img src={url} alt="遮挡前的照片" />
        </button>
        <p className="photo-zoom-line">遮挡前的照片，只供核对，请勿截图外传 · Esc 关闭</p>
      </Dialog>
    </form>
  )
}
