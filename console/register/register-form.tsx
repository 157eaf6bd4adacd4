import { Alert, Button, Input } from 'antd'
import { type FormEvent, useEffect, useRef } from 'react'
import { photoLimits } from '../../contracts/media/views'
import { reportText } from '../../contracts/reports/views'
import { FieldFrame } from '../fields/field-frame'
import { useFirstWrong } from '../fields/use-first-wrong'
import { Keys } from '../keys/keys'
import { useShortcuts } from '../keys/use-shortcuts'
import { PhotosField } from '../photos/photos-field'
import { ContactFields } from './contact-fields'
import { isStarted } from './draft'
import { PlaceFields } from './place-fields'
import { TopicField } from './topic-field'
import type { useRegistration } from './use-registration'

export function RegisterForm({ registration }: { registration: ReturnType<typeof useRegistration> }) {
  const { draft, edit, fields, failure, busy } = registration
  const form = useRef<HTMLFormElement>(null)
  const uploads = useRef(0)

  useEffect(() => {
    form.current?.querySelector('textarea')?.focus()
  }, [])
  useFirstWrong(form, fields)

  function send() {
    if (uploads.current > 0) registration.refuse({ media: '还有照片没传完，请等一等，或者去掉它' })
    else registration.send()
  }
  useShortcuts({ 'mod+enter': send })

  const props = { draft, edit, errors: fields }
  return (
    <form
      ref={form}
      className="card register-form"
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
      <div className="register-end">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {draft.joinCase ? '登记并并入' : '登记'} <Keys>Ctrl+Enter</Keys>
        </Button>
        {isStarted(draft) && <Button onClick={registration.begin}>清空重写</Button>}
      </div>
    </form>
  )
}
