import { TextInput } from '../../components/base'
import { Field } from '../../components/field'
import { Choice } from './choice'
import { dayIn, spans } from './until'

interface Props {
  value: string
  error?: string
  onChange(value: string): void
}

/** Until which day: by a usual span, or written. */
export function UntilField({ value, error, onChange }: Props) {
  const options = spans.map(({ label, days }) => ({ label, value: dayIn(days) }))
  return (
    <Field name="until" label="挂到哪一天" error={error}>
      <Choice id="until" options={options} value={value} onChange={onChange} />
      <TextInput
        id="until"
        className="staff-below"
        label="挂到哪一天"
        value={value}
        placeholder="如 2026-12-31"
        invalid={error !== undefined}
        describedBy="until-error"
        onChange={onChange}
      />
    </Field>
  )
}
