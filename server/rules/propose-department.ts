import type { Proposal } from '../../contracts/cases/proposals'
import type { DispatchRule } from '../../contracts/rules/kinds'
import { usualDepartment } from '../catalogue/catalogue'
import { ComponentReader } from '../grids/readers'
import { openDepartments } from '../staff/kept-staff'
import { rulesOf } from './saved-rules'

/** The facts of a case that decide its department. */
export interface Dispatchable {
  matter?: string
  gridCode?: string
  component?: string
  condition?: string
}

type Departments = ReadonlyMap<string, string>

/**
 * Returns the index of the first rule that fits, from the top. An empty part of a rule fits everything. A rule whose
 * department is closed is skipped.
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

/**
 * Proposes a department for a case: by the first rule that fits, else the department that maintains its component, else the
 * one that the catalogue has for its condition.
 */
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
  const keeper = found.component ? await ComponentReader.findById(found.component).lean() : undefined
  const name = keeper?.department && names.get(keeper.department)
  if (keeper?.department && name) {
    return { department: { id: keeper.department, name }, why: `没有规则适用，按部件“${keeper.name}”的管理部门` }
  }
  const usual = found.condition ? await usualDepartment(found.condition) : undefined
  const usualName = usual && names.get(usual.department)
  if (usual && usualName) {
    const why = `没有规则适用，按事项目录里“${usual.when}”的默认处置单位`
    return { department: { id: usual.department, name: usualName }, why }
  }
  return { why: rules.length > 0 ? '没有规则适用，请自己选择' : '还没有派遣规则，请自己选择' }
}

export async function activeDepartments(): Promise<Map<string, string>> {
  return new Map((await openDepartments()).map(({ _id, name }) => [_id, name]))
}

function inWords({ matter, area, note }: DispatchRule, index: number): string {
  const matters = matter === '' ? '全部事项' : matter.length === 2 ? `${matter} 大类` : `事项 ${matter}`
  const where = area === '' ? '全部区域' : `区域 ${area}`
  return `规则 ${index + 1}：${matters}，${where}${note && `（${note}）`}`
}
