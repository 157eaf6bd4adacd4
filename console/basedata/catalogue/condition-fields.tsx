import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { everyUrgency, urgencies } from '../../../contracts/catalogue/records'
import { limitUnits } from '../../../contracts/catalogue/views'
import { useDepartments } from '../../catalogue/use-catalogue'
import { FieldFrame } from '../../fields/field-frame'
import type { TypedCondition } from './matter-draft'

const units = Object.entries(limitUnits).map(([value, label]) => ({ value: value as TypedCondition['unit'], label }))
const urgencyChoices = everyUrgency.map(value => ({ value: value as string, label: urgencies[value] }))

interface ConditionFieldsProps {
  index: number
  condition: TypedCondition
  errors: Record<string, string>
  edit: (change: Partial<TypedCondition>) => void
  /** Absent for the only one. */
  remove?: (() => void) | undefined
}

/** One filing condition: its limit, who handles it, when it is done, what a photo has to show. */
export function ConditionFields({ index, condition, errors, edit, remove }: ConditionFieldsProps) {
  const { data: departments = [] } = useDepartments()
  const error = (name: string) => {
    const found = errors[`conditions.${index}.${name}`]
    return found ? { error: found } : {}
  }
  const text = (name: 'when' | 'closing' | 'photos' | 'limit', label: ReactNode, more: object = {}) => (
    <FieldFrame label={label} {...error(name)}>
      {control => (
        <Input
          {...control}
          {...more}
          autoComplete="off"
          value={condition[name]}
          onChange={event => edit({ [name]: event.target.value })}
        />
      )}
    </FieldFrame>
  )
  const choice = (
    name: 'urgency' | 'department' | 'supervisor',
    label: ReactNode,
    options: { value: string; label: string }[]
  ) => (
    <FieldFrame label={label} {...error(name)}>
      {control => (
        <Select
          {...control}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          options={options}
          value={condition[name] || null}
          onChange={value => edit({ [name]: value ?? undefined })}
        />
      )}
    </FieldFrame>
  )
  const choices = departments.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <fieldset className="catalogue-condition">
      <legend>
        立案条件 {condition.code ?? `${index + 1}（新）`}
        {remove && (
          <Button size="small" type="text" danger onClick={remove} aria-label={`去掉立案条件 ${index + 1}`}>
            去掉
          </Button>
        )}
      </legend>
      <div className="catalogue-line catalogue-line-first">
        {text('when', '立案条件', { maxLength: 100 })}
        {text('limit', '处置时限', { inputMode: 'decimal', maxLength: 5 })}
        <FieldFrame label="单位">
          {control => <Select {...control} options={units} value={condition.unit} onChange={unit => edit({ unit })} />}
        </FieldFrame>
        {choice('urgency', '紧急程度', urgencyChoices)}
      </div>
      <div className="catalogue-line">
        {text('closing', '结案条件', { maxLength: 200 })}
        {text('photos', '照片要求', { maxLength: 200 })}
        {choice('department', '默认处置单位', choices)}
        {choice('supervisor', '主管部门', choices)}
      </div>
    </fieldset>
  )
}
