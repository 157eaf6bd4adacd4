import { Button } from 'antd'
import { useState } from 'react'
import type { MediaView } from '../../../../contracts/media/views'
import * as redaction from '../../../../contracts/redaction/api'
import { call } from '../../../api/call'
import { Dialog } from '../../../dialogs/dialog'
import { ReasonForm, WHY_LOOK } from '../../../fields/reason-form'

/** Shows the photo as it was sent after a reason was given. Its address is kept nowhere and ends after a minute. */
export function UnredactedLook({ caseNo, media }: { caseNo: string; media: MediaView }) {
  const [asking, setAsking] = useState(false)
  const [url, setUrl] = useState<string>()

  if (!asking) {
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        看遮挡前的照片
      </Button>
    )
  }
  const leave = () => {
    setUrl(undefined)
    setAsking(false)
  }
  return (
    <ReasonForm
      className="redact-look"
      label={WHY_LOOK}
      yes="查看"
      send={async reason => {
        const params = { caseNo, media: media.id }
        setUrl((await call(redaction.unredactedPhoto, { params, body: { reason } })).url)
      }}
    >
      <Button size="small" type="link" onClick={leave}>
        先不看
      </Button>
      <Dialog open={url !== undefined} label="遮挡前的照片" className="photo-zoom" close={leave}>
        <button type="button" className="photo-window" aria-label="关闭遮挡前的照片" onClick={leave}>
          <img src={url} alt="遮挡前的照片" />
        </button>
        <p className="photo-zoom-line">遮挡前的照片，只供核对，请勿截图外传 · Esc 关闭</p>
      </Dialog>
    </ReasonForm>
  )
}
