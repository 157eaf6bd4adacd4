import { Radio } from 'antd'
import { type RejectReason, rejectReasons } from '../../../../contracts/cases/reject-reasons'
import { FieldFrame } from '../../../fields/field-frame'
import { withTemplate } from '../draft'
import type { FieldProps } from './field-props'

const options = Object.entries(rejectReasons).map(([value, label]) => ({ value, label }))

export function ReasonCodeField({ draft, edit, errors }: FieldProps) {
  return (
    <FieldFrame label="原因" error={errors.reasonCode} group>
      {control => (
        <Radio.Group
          className="conditions"
          aria-describedby={control['aria-describedby']}
          value={draft.reasonCode}
          onChange={event => edit(now => withTemplate(now, event.target.value as RejectReason))}
          options={options}
        />
      )}
    </FieldFrame>
  )
}
