import { Alert, Button, Input, Radio, Rate } from 'antd'
import { type FormEvent, useRef } from 'react'
import { ApiError } from '../../../contracts/api-error'
import type { CallerAction } from '../../../contracts/cases/caller-actions'
import type { CaseView } from '../../../contracts/cases/views'
import { photoLimits } from '../../../contracts/media/views'
import * as reports from '../../../contracts/reports/api'
import { call } from '../../api/call'
import { forgetStepKey, stepKeyFor } from '../../drafts/step-key'
import { useSavedDraft } from '../../drafts/use-saved-draft'
import { useSend } from '../../fetching/use-send'
import { FieldFrame } from '../../fields/field-frame'
import { useFirstWrong } from '../../fields/use-first-wrong'
import { PhotosField } from '../../photos/photos-field'
import { callerDraftName, emptyCallerDraft } from './caller-draft'
import { callerForms } from './caller-forms'

interface CallerFormProps {
  reportId: string
  action: CallerAction
  /** It was just opened by hand, and not found open. */
  opened: boolean
  done: (after: CaseView) => void
}

const noErrors: Record<string, string> = {}

/** The form of one step for the person on the line. What is wrong is said by the server, in its words. */
export function CallerFormView({ reportId, action, opened, done }: CallerFormProps) {
  const { button, words, photos, verdict } = callerForms[action]
  const { value: draft, edit, remove } = useSavedDraft(callerDraftName(reportId, action), emptyCallerDraft)
  const { text, media, solved, stars } = draft
  const form = useRef<HTMLFormElement>(null)
  const uploads = useRef(0)
  const { busy, failure, send, refuse } = useSend()
  const errors = failure?.fields ?? noErrors
  useFirstWrong(form, errors)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (uploads.current > 0) {
      const waits = '还有照片没传完，请等一等，或者去掉它'
      return refuse(new ApiError('invalid_fields', waits, { media: waits }))
    }
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
      remove()
      done(after)
    })
  }

  return (
    <form ref={form} className="caller-form" aria-label={button} onSubmit={submit}>
      {verdict && (
        <>
          <FieldFrame label="问题解决了吗" error={errors.solved} group>
            {() => (
              <Radio.Group
                value={solved}
                onChange={event => edit(now => ({ ...now, solved: event.target.value === true }))}
                options={[
                  { value: true, label: '解决了' },
                  { value: false, label: '没有解决' }
                ]}
              />
            )}
          </FieldFrame>
          <FieldFrame label="打几颗星" error={errors.stars} group>
            {() => <Rate value={stars} onChange={given => edit(now => ({ ...now, stars: given }))} />}
          </FieldFrame>
        </>
      )}
      <FieldFrame label={words.label} error={errors[words.field]}>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus={opened}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={500}
            value={text}
            onChange={event => edit(now => ({ ...now, text: event.target.value }))}
          />
        )}
      </FieldFrame>
      {photos && (
        <PhotosField
          label="照片（可不加）"
          media={media}
          change={change => edit(now => ({ ...now, media: change(now.media) }))}
          most={photoLimits.perStep}
          error={errors.media}
          uploads={uploads}
        />
      )}
      {failure && Object.keys(errors).length === 0 && (
        <Alert
          type="error"
          showIcon
          title={failure.code === 'offline' ? `${failure.message}。填的内容都还在，不会重复提交` : failure.message}
          role="alert"
        />
      )}
      <Button type="primary" size="small" htmlType="submit" loading={busy}>
        记下
      </Button>
    </form>
  )
}
