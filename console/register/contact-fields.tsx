import { Input } from 'antd'
import { FieldFrame } from '../fields/field-frame'
import type { RegisterFieldProps } from './place-fields'

export function ContactFields({ draft, edit, errors }: RegisterFieldProps) {
  return (
    <>
      <div className="register-contact">
        <FieldFrame label="来电人（可不填）" error={errors['contact.name']}>
          {control => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={30}
              value={draft.name}
              onChange={event => edit(now => ({ ...now, name: event.target.value }))}
            />
          )}
        </FieldFrame>
        <FieldFrame label="电话（可不填）" error={errors['contact.phone']}>
          {control => (
            <Input
              {...control}
              type="tel"
              autoComplete="off"
              maxLength={40}
              value={draft.phone}
              onChange={event => edit(now => ({ ...now, phone: event.target.value }))}
            />
          )}
        </FieldFrame>
      </div>
      <p className="quiet">只为核实和回访才问；加密另存，案卷里看不到。市民不愿意留也照样登记。</p>
    </>
  )
}
