import type { DispatchRule } from '../../contracts/rules/rulebooks'
import { Refusal } from '../http/refusal'
import { DepartmentModel } from '../staff/model'

/** Refuses rules that name a department there is not, at the row where it stands. */
export async function checkDepartments(rules: readonly DispatchRule[]): Promise<void> {
  const active = await DepartmentModel.find({ active: true }).select({ _id: 1 }).lean()
  const known = new Set(active.map(({ _id }) => _id))
  const fields = Object.fromEntries(
    rules.flatMap(({ department }, index) =>
      known.has(department) ? [] : [[`rules.${index}.department`, '部门不存在或已停用']]
    )
  )
  if (Object.keys(fields).length > 0) throw new Refusal('unknown_reference', '有规则的部门不存在或已停用', fields)
}
