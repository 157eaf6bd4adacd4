import { Alert, Button, Input, Radio, Rate } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import type { CallerAction } from '../../../contracts/cases/caller-actions'
import type { CaseView } from '../../../contracts/cases/views'
import { type MediaView, photoLimits } from '../../../contracts/media/views'
import * as reports from '../../../contracts/reports/api'
import { call } from '../../api/call'
import { forgetStepKey, stepKeyFor } from '../../drafts/step-key'
import { useSend } from '../../fetching/use-send'
import { FieldFrame } from '../../fields/field-frame'
import { PhotosField } from '../../photos/photos-field'
import { callerForms } from './caller-forms'

interface CallerFormProps {
  reportId: string
  action: CallerAction
  done: (after: CaseView) => void
}

/** The form of one step for the person on the line. What is wrong is said by the server, in its words. */
export function CallerFormView({ reportId, action, done }: CallerFormProps) {
  const { button, words, photos, verdict } = callerForms[action]
  const [text, setText] = useState('')
  const [media, setMedia] = useState<MediaView[]>([])
  const [solved, setSolved] = useState<boolean>()
  const [stars, setStars] = useState(0)
  const uploads = useRef(0)
  const { busy, failure, send } = useSend()
  const errors = failure?.fields ?? {}

  function submit(event: FormEvent) {
    event.preventDefault()
    if (uploads.current > 0) return
    const body = {
      action,
      [words.field]: text,
      ...(photos && { media: media.map(({ id }) => id) }),
      ...(verdict && { solved, stars })
    }
    const subject = `report ${reportId}`
    send(async () => {
      const after = await call(reports.callerStep, {
        params: { reportId },
        body,
        idempotencyKey: stepKeyFor(subject, body)
      })
      forgetStepKey(subject)
      done(after)
    })
  }

  return (
    <form className="caller-form" aria-label={button} onSubmit={submit}>
      {verdict && (
        <>
          <FieldFrame label="问题解决了吗" error={errors.solved} group>
            {() => (
              <Radio.Group
                value={solved}
                onChange={event => setSolved(event.target.value === true)}
                options={[
                  { value: true, label: '解决了' },
                  { value: false, label: '没有解决' }
                ]}
              />
            )}
          </FieldFrame>
          <FieldFrame label="打几颗星" error={errors.stars} group>
            {() => <Rate value={stars} onChange={setStars} />}
          </FieldFrame>
        </>
      )}
      <FieldFrame label={words.label} error={errors[words.field]}>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={500}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </FieldFrame>
      {photos && (
        <PhotosField
          label="照片（可不加）"
          media={media}
          change={setMedia}
          most={photoLimits.perStep}
          error={errors.media}
          uploads={uploads}
        />
      )}
      {failure && Object.keys(errors).length === 0 && (
        <Alert type="error" showIcon title={failure.message} role="alert" />
      )}
      <Button type="primary" size="small" htmlType="submit" loading={busy}>
        记下
      </Button>
    </form>
  )
}
