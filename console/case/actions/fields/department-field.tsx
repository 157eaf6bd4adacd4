import { useMemo } from 'react'
import { fetchDepartments } from '../../../api/catalogue'
import { Failure } from '../../../shared/failure'
import { FieldFrame } from '../../../shared/field-frame'
import { PickList } from '../../../shared/pick-list'
import { useFetch } from '../../../shared/use-fetch'
import type { FieldProps } from './field-control'

export function DepartmentField({ view, draft, edit, errors }: FieldProps) {
  const { data: departments, error, reload } = useFetch('departments', fetchDepartments)
  const choices = useMemo(
    () =>
      (departments ?? []).map(({ id, name }) => ({
        id,
        label: name,
        hint: id === view.department?.id ? '现在的部门' : undefined
      })),
    [departments, view.department?.id]
  )
  if (error && !departments) return <Failure error={error} retry={reload} />
  return (
    <FieldFrame label="部门" error={errors.department}>
      {control => (
        <PickList
          control={control}
          choices={choices}
          value={draft.department}
          placeholder="部门名称"
          pick={id => edit(now => ({ ...now, department: id }))}
        />
      )}
    </FieldFrame>
  )
}
