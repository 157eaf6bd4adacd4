import { useEffect, useState } from 'react'
import { asApiError } from '../../api/errors'
import { Box } from '../../components/base'
import { Field } from '../../components/field'
import { listHandlers } from '../api/staff-cases'
import { Choice } from './choice'

interface Props {
  value: string | undefined
  error?: string
  onChange(value: string): void
}

/** Whom of the department it is given to. */
export function HandlerField({ value, error, onChange }: Props) {
  const [people, setPeople] = useState<{ id: string; name: string }[]>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    let current = true
    listHandlers().then(
      found => current && setPeople(found),
      thrown => current && setProblem(asApiError(thrown).code === 'offline' ? '网络不通，取不到名单' : '取不到名单')
    )
    return () => {
      current = false
    }
  }, [])
  const options = (people ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Field name="handler" label="指派给" error={error}>
      {options.length > 0 ? (
        <Choice id="handler" options={options} value={value} onChange={onChange} />
      ) : (
        <Box className="hint" role="status">
          {problem ?? (people ? '部门里还没有处置人员' : '正在取名单…')}
        </Box>
      )}
    </Field>
  )
}
