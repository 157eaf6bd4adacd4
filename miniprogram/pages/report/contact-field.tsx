import { useState } from 'react'
import { Box, Tap, TextInput, Words } from '../../components/base'
import { Field } from '../../components/field'

interface Props {
  phone: string
  error?: string
  onChange(phone: string): void
}

/** Folded away: nobody needs to leave a number to be heard. */
export function ContactField({ phone, error, onChange }: Props) {
  const [open, setOpen] = useState(false)
  if (!open && !phone && !error)
    return (
      <Tap id="leave-phone" className="link" expanded={false} onTap={() => setOpen(true)}>
        <Words>留个电话（可不填）</Words>
      </Tap>
    )
  return (
    <Field name="phone" label="电话（可不填）" error={error}>
      <TextInput
        id="phone"
        kind="tel"
        label="电话，可不填"
        value={phone}
        placeholder="手机或座机"
        invalid={error !== undefined}
        describedBy="phone-error phone-why"
        onChange={onChange}
      />
      <Box id="phone-why" className="hint">
        只在找不到地点、需要问您时用，不会公开。
      </Box>
    </Field>
  )
}
