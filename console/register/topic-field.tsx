import { Radio } from 'antd'
import { useTopics } from '../catalogue/use-catalogue'
import { Failure } from '../fetching/failure'
import { FieldFrame } from '../fields/field-frame'
import type { RegisterFieldProps } from './place-fields'

/** The residents' topics. The operator may leave the topic open; it is set when the case is accepted. */
export function TopicField({ draft, edit, errors }: RegisterFieldProps) {
  const { data: topics, error, reload } = useTopics()
  if (error && !topics) return <Failure error={error} retry={reload} />
  const options = [
    ...(topics ?? []).map(({ id, label, hint }) => ({ value: id, label, title: hint })),
    { value: '', label: '说不准', title: '受理时再定' }
  ]
  return (
    <FieldFrame label="主题（可不选）" error={errors.topic} group>
      {control => (
        <Radio.Group
          className="register-topics"
          optionType="button"
          aria-describedby={control['aria-describedby']}
          value={draft.topic ?? ''}
          options={options}
          onChange={event => edit(now => ({ ...now, topic: String(event.target.value) || undefined }))}
        />
      )}
    </FieldFrame>
  )
}
