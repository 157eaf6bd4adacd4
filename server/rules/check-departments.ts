import type { DispatchRule } from '../../contracts/rules/kinds'
import { Refusal } from '../http/refusal'
import { DepartmentReader } from '../staff/readers'

/** Refuses rules that name a department that does not exist, and names the row of each. */
export async function checkDepartments(rules: readonly DispatchRule[]): Promise<void> {
  const active = await DepartmentReader.find({ active: true }).select({ _id: 1 }).lean()
  const known = new Set(active.map(({ _id }) => _id))
  const fields = Object.fromEntries(
    rules.flatMap(({ department }, index) =>
      known.has(department) ? [] : [[`rules.${index}.department`, '部门不存在或已停用']]
    )
  )
  if (Object.keys(fields).length > 0) throw new Refusal('unknown_reference', '有规则的部门不存在或已停用', fields)
}
