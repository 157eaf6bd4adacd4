import type { AuditChange } from '../../../contracts/audit/views'
import { type DepartmentFacts, type DepartmentRecord, departmentKinds } from '../../../contracts/basedata/departments'
import type { DepartmentDocument } from '../model'

type Stored = Pick<DepartmentDocument, '_id' | 'name'> & Partial<DepartmentDocument>

/** What is kept of a department besides its id, version and state. */
export function factsOf(department: Stored): DepartmentFacts {
  const { name, kind, parent, creditCode, phone } = department
  return {
    name,
    ...(kind && { kind }),
    ...(parent && { parent }),
    ...(creditCode && { creditCode }),
    ...(phone && { phone })
  }
}

export function presentDepartment(department: Stored): DepartmentRecord {
  const { _id: id, version, active } = department
  return { id, version: version ?? 0, active: active !== false, ...factsOf(department) }
}

type Facts = DepartmentFacts & { active: boolean }

/** Returns what a change makes of a department, in words. `nameOf` names another department. */
export function changesBetween(before: Facts | undefined, after: Facts, nameOf: (id: string) => string): AuditChange[] {
  const lines: Record<string, (facts: Facts) => string | undefined> = {
    名称: ({ name }) => name,
    类别: ({ kind }) => kind && departmentKinds[kind],
    上级: ({ parent }) => parent && nameOf(parent),
    统一社会信用代码: ({ creditCode }) => creditCode,
    值班电话: ({ phone }) => phone,
    状态: ({ active }) => (active ? '在用' : '已停用')
  }
  return Object.entries(lines).flatMap(([what, say]) => {
    const [was, is] = [before && say(before), say(after)]
    return was === is ? [] : [{ what, ...(was && { before: was }), ...(is && { after: is }) }]
  })
}
