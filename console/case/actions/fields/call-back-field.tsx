import { Radio } from 'antd'
import { FieldFrame } from '../../../fields/field-frame'
import type { FieldProps } from './field-props'

/** What can come of a call-back: one choice for both facts, as nobody is content whom nobody reached. */
const outcomes = [
  { value: 'satisfied', label: '接通，满意', facts: { reached: true, satisfied: true } },
  { value: 'dissatisfied', label: '接通，不满意', facts: { reached: true, satisfied: false } },
  { value: 'unreached', label: '没有接通', facts: { reached: false, satisfied: undefined } }
]

export function CallBackField({ draft, edit, errors }: FieldProps) {
  const chosen = outcomes.find(
    ({ facts }) => facts.reached === draft.reached && facts.satisfied === draft.satisfied
  )?.value
  return (
    <FieldFrame label="回访结果" error={errors.reached ?? errors.satisfied} group>
      {() => (
        <Radio.Group
          value={chosen}
          onChange={event => {
            const picked = outcomes.find(({ value }) => value === event.target.value)
            if (picked) edit(now => ({ ...now, ...picked.facts }))
          }}
          options={outcomes.map(({ value, label }) => ({ value, label }))}
        />
      )}
    </FieldFrame>
  )
}
