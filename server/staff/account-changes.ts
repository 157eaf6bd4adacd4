import type { AuditChange } from '../../contracts/audit/views'
import { type Role, roles } from '../../contracts/staff/roles'

interface Facts {
  name: string
  roles: readonly Role[]
  department?: string | null | undefined
  dutyGrids?: readonly string[] | null | undefined
  active?: boolean
}

const lines: Record<string, (facts: Facts) => string> = {
  姓名: ({ name }) => name,
  岗位: ({ roles: held }) => held.map(role => roles[role]).join('、'),
  部门: ({ department }) => department ?? '',
  责任网格: ({ dutyGrids }) => (dutyGrids ?? []).join('、'),
  状态: ({ active }) => (active === false ? '已停用' : '在用')
}

/** What an account's change made of it, for the audit log. */
export function changesBetween(before: Facts | undefined, after: Facts): AuditChange[] {
  return Object.entries(lines).flatMap(([what, say]) => {
    const [was, is] = [before ? say(before) : '', say(after)]
    return was === is ? [] : [{ what, ...(was && { before: was }), ...(is && { after: is }) }]
  })
}
