import type { DispatchRule, Proposal } from '../../contracts/rules/rulebooks'
import { ComponentModel } from '../grids/model'
import { DepartmentModel } from '../staff/model'
import { rulesOf } from './rulebook'

/** What of a case decides where it goes. */
export interface Dispatchable {
  matter?: string
  gridCode?: string
  component?: string
}

type Departments = ReadonlyMap<string, string>

/**
 * The first rule that fits, from the top; a part of a rule that is left empty fits everything, and a rule whose
 * department has been closed is passed over.
 */
export function firingRule(
  rules: readonly DispatchRule[],
  { matter = '', gridCode = '' }: Dispatchable,
  departments: Departments
): number {
  return rules.findIndex(
    rule => departments.has(rule.department) && matter.startsWith(rule.matter) && gridCode.startsWith(rule.area)
  )
}

/** The department a case is proposed to: by the first rule that fits, else whoever keeps the component it is about. */
export async function proposeDepartment(found: Dispatchable, given?: readonly DispatchRule[]): Promise<Proposal> {
  const rules = given ?? (await rulesOf('dispatch')).rules
  const names = await activeDepartments()
  const rule = firingRule(rules, found, names)
  const fired = rules[rule]
  if (fired)
    return {
      department: { id: fired.department, name: names.get(fired.department) ?? '' },
      rule,
      why: inWords(fired, rule)
    }
  const keeper = found.component ? await ComponentModel.findById(found.component).lean() : undefined
  const name = keeper?.department && names.get(keeper.department)
  if (keeper?.department && name) {
    return { department: { id: keeper.department, name }, why: `没有规则适用，按部件“${keeper.name}”的管理部门` }
  }
  return { why: rules.length > 0 ? '没有规则适用，请自己选择' : '还没有派遣规则，请自己选择' }
}

export async function activeDepartments(): Promise<Map<string, string>> {
  const departments = await DepartmentModel.find({ active: true }).lean()
  return new Map(departments.map(({ _id, name }) => [_id, name]))
}

function inWords({ matter, area, note }: DispatchRule, index: number): string {
  const matters = matter === '' ? '全部事项' : matter.length === 2 ? `${matter} 大类` : `事项 ${matter}`
  const where = area === '' ? '全部区域' : `区域 ${area}`
  return `规则 ${index + 1}：${matters}，${where}${note && `（${note}）`}`
}
