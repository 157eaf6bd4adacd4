import type { CaseView } from '../../../../contracts/cases/views'
import type { DepartmentView } from '../../../../contracts/catalogue/views'
import type { Choice } from '../../../shared/choices'
import type { Among } from '../action-forms'

type Known = Pick<CaseView, 'department' | 'subtasks'>

/** The departments that a step can mean: for a subtask only those with none yet, for its end only those with one. */
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
