import { Alert, Button, Input } from 'antd'
import { type FormEvent, useEffect, useRef } from 'react'
import { photoLimits } from '../../contracts/media/views'
import { reportText } from '../../contracts/reports/views'
import { FieldFrame } from '../shared/field-frame'
import { Keys } from '../shared/keys'
import { PhotosField } from '../shared/photos/photos-field'
import { useShortcuts } from '../shared/use-shortcuts'
import { ContactFields } from './contact-fields'
import { isBegun } from './draft'
import { PlaceFields } from './place-fields'
import { TopicField } from './topic-field'
import type { useIntake } from './use-intake'

export function IntakeForm({ intake }: { intake: ReturnType<typeof useIntake> }) {
  const { draft, edit, fields, failure, busy } = intake
  const form = useRef<HTMLFormElement>(null)
  const uploads = useRef(0)

  useEffect(() => {
    form.current?.querySelector('textarea')?.focus()
  }, [])
  useEffect(() => {
    if (Object.keys(fields).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [fields])

  function send() {
    if (uploads.current > 0) intake.refuse({ media: '还有照片没传完，请等一等，或者去掉它' })
    else intake.send()
  }
  useShortcuts({ 'mod+enter': send })

  const props = { draft, edit, errors: fields }
  return (
    <form
      ref={form}
      className="card intake-form"
      aria-label="登记诉求"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <FieldFrame label="市民说了什么" error={fields.text}>
        {control => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={reportText.max}
            placeholder="照市民的原话记，例如：小区门口的路灯三天没亮了"
            value={draft.text}
            onChange={event => edit(now => ({ ...now, text: event.target.value }))}
          />
        )}
      </FieldFrame>
      <TopicField {...props} />
      <PlaceFields {...props} />
      <ContactFields {...props} />
      <PhotosField
        label="照片"
        media={draft.media}
        change={change => edit(now => ({ ...now, media: change(now.media) }))}
        most={photoLimits.perReport}
        error={fields.media}
        uploads={uploads}
      />
      {failure && <Alert type="error" showIcon title={failure} role="alert" />}
      <div className="intake-end">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {draft.joinCase ? '登记并并入' : '登记'} <Keys>Ctrl+Enter</Keys>
        </Button>
        {isBegun(draft) && <Button onClick={intake.begin}>清空重写</Button>}
      </div>
    </form>
  )
}
