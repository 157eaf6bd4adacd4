import { useMemo } from 'react'
import { useDepartments } from '../../../catalogue/use-catalogue'
import { Failure } from '../../../fetching/failure'
import { FieldFrame } from '../../../fields/field-frame'
import { PickList } from '../../../fields/pick-list'
import type { Among } from '../action-forms'
import { departmentChoices } from './department-choices'
import type { FieldProps } from './field-props'

/** Stands for a department that the person has cleared; the proposal does not fill it in again. */
const undecided = ''

export function DepartmentField({ view, draft, edit, errors, proposal, among }: FieldProps & { among: Among }) {
  const { data: departments, error, reload } = useDepartments()
  const choices = useMemo(() => departmentChoices(departments ?? [], view, among), [departments, view, among])
  if (error && !departments) return <Failure error={error} retry={reload} />
  return (
    <>
      <FieldFrame label={among === 'all' ? '部门' : '协办部门'} error={errors.department}>
        {control => (
          <PickList
            control={control}
            choices={choices}
            value={draft.department}
            placeholder="部门名称"
            onTyping={() => edit(now => ({ ...now, department: now.department ?? undecided }))}
            pick={id => edit(now => ({ ...now, department: id ?? undecided }))}
          />
        )}
      </FieldFrame>
      {proposal && (
        <p className="proposal">
          {proposal.department && <b>建议派给{proposal.department.name}。</b>}
          {proposal.why}
        </p>
      )}
    </>
  )
}
