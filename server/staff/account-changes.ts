import type { AuditChange } from '../../contracts/audit/views'
import type { Roles } from './roles/kept-roles'

interface Facts {
  name: string
  roles: readonly string[]
  department?: string | null | undefined
  dutyGrids?: readonly string[] | null | undefined
  active?: boolean
}

const lines: Record<string, (facts: Facts, roles: Roles) => string> = {
  姓名: ({ name }) => name,
  岗位: ({ roles: held }, roles) => held.map(role => roles.get(role)?.name ?? role).join('、'),
  部门: ({ department }) => department ?? '',
  责任网格: ({ dutyGrids }) => (dutyGrids ?? []).join('、'),
  状态: ({ active }) => (active === false ? '已停用' : '在用')
}

/** What an account's change made of it, for the audit log. */
export function changesBetween(before: Facts | undefined, after: Facts, roles: Roles): AuditChange[] {
  return Object.entries(lines).flatMap(([what, say]) => {
    const [was, is] = [before ? say(before, roles) : '', say(after, roles)]
    return was === is ? [] : [{ what, ...(was && { before: was }), ...(is && { after: is }) }]
  })
}
