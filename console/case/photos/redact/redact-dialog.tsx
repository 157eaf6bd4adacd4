import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../../contracts/cases/views'
import { Dialog } from '../../../dialogs/dialog'
import { Keys } from '../../../keys/keys'
import { useShortcuts } from '../../../keys/use-shortcuts'
import { useSession } from '../../../session/session'
import type { Photo } from '../photos-of'
import { middle } from './drawn-box'
import { RedactStage } from './redact-stage'
import { useBoxes } from './use-boxes'
import { useRedact } from './use-redact'
import './redact.css'

interface RedactDialogProps {
  caseNo: string
  photo: Photo
  open: boolean
  close: () => void
  moved: (after: CaseView) => void
}

/** Draws black boxes on a photo. What is drawn stays when the dialog is closed, until it is saved or dropped. */
export function RedactDialog({ caseNo, photo, open, close, moved }: RedactDialogProps) {
  const { account } = useSession()
  const mayShow = account.rights.includes('seeUnredacted')
  const boxes = useBoxes(photo.media)
  const [made, setMade] = useState(-1)
  const [preview, setPreview] = useState(false)
  const [large, setLarge] = useState(false)
  const { busy, failure, save } = useRedact(caseNo, photo.media, {
    done: after => {
      boxes.drop()
      close()
      moved(after)
    },
    overtaken: moved
  })

  const addByKey = () => {
    setMade(boxes.boxes.length)
    boxes.add(middle)
  }
  useShortcuts(
    open
      ? {
          a: addByKey,
          u: boxes.undo,
          p: () => setPreview(!preview),
          z: () => setLarge(!large),
          enter: () => {
            const tool = document.activeElement?.closest<HTMLElement>('.redact-tools button')
            if (tool) tool.click()
            else if (boxes.changed) save(boxes.boxes)
          }
        }
      : {},
    true
  )

  const count = boxes.boxes.length
  return (
    <Dialog open={open} label="遮挡照片" className="redact" close={close}>
      <div className="redact-page">
        <p className="redact-told">
          在人脸、车牌、门牌上按住鼠标拖出方框，按 Enter 保存。用键盘：<Keys spoken>a</Keys>{' '}
          加一个方框，方向键移动，Shift 加方向键改大小，Delete 去掉。
          {mayShow ? '已经遮挡的地方用虚线标出，选中后按 Delete 撤回。' : ''}
        </p>
        <RedactStage photo={photo} boxes={boxes} made={made} mayShow={mayShow} preview={preview} large={large} />
        <div className="redact-tools">
          <span role="status">{count > 0 ? `遮挡 ${count} 处` : '还没有方框'}</span>
          {failure && (
            <span className="redact-failure" role="alert">
              {failure.message}
            </span>
          )}
          <Button onClick={addByKey}>
            加方框 <Keys>a</Keys>
          </Button>
          <Button disabled={!boxes.begun} onClick={boxes.undo}>
            撤销 <Keys>u</Keys>
          </Button>
          <Button aria-pressed={preview} onClick={() => setPreview(!preview)}>
            预览 <Keys>p</Keys>
          </Button>
          <Button aria-pressed={large} onClick={() => setLarge(!large)}>
            {large ? '缩小' : '放大'} <Keys>z</Keys>
          </Button>
          <Button
            disabled={busy}
            onClick={() => {
              boxes.drop()
              close()
            }}
          >
            放弃
          </Button>
          <Button type="primary" disabled={!boxes.changed} loading={busy} onClick={() => save(boxes.boxes)}>
            保存 <Keys>Enter</Keys>
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
