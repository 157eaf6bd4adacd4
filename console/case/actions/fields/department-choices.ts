import type { CaseView } from '../../../../contracts/cases/views'
import type { DepartmentView } from '../../../../contracts/catalogue/views'
import type { Choice } from '../../../fields/choices'
import type { Among } from '../action-forms'

type Known = Pick<CaseView, 'department' | 'subtasks'>

/**
 * Returns the departments offered: for a new subtask those without one, for dropping a subtask those with an open one.
 */
export function departmentChoices(departments: readonly DepartmentView[], view: Known, among: Among): Choice[] {
  const helping = view.subtasks.filter(({ state }) => state === 'open')
  if (among === 'helping') {
    return helping.map(({ department, work }) => ({ id: department.id, label: department.name, hint: work }))
  }
  const taken = new Set([view.department?.id, ...helping.map(({ department }) => department.id)])
  return departments
    .filter(({ id }) => among === 'all' || !taken.has(id))
    .map(({ id, name }) => ({ id, label: name, hint: id === view.department?.id ? '现在的部门' : undefined }))
}
