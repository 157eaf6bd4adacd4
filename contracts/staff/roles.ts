import * as v from 'valibot'
import { key } from '../common'

/** The built-in roles. A city adds its own, and decides what each may do. */
export const roles = {
  operator: '受理员',
  lead: '值班长',
  dispatcher: '派遣员',
  clerk: '部门经办人',
  handler: '处置人员',
  collector: '信息采集员',
  supervisor: '督查',
  administrator: '系统管理员',
  security: '安全管理员',
  auditor: '审计管理员'
} as const
export type Role = keyof typeof roles

/** Any role, built in or a city's own. */
export const RoleId = v.pipe(
  key(40, '没有这个岗位'),
  v.minLength(1, '没有这个岗位'),
  v.regex(/^[a-z0-9]+$/, '没有这个岗位')
)

export function isBuiltIn(role: string): role is Role {
  return Object.hasOwn(roles, role)
}

/** Who may take a step: whoever is in a post that is named like a built-in role, the resident who reported, or the system itself. */
export type Actor = Role | 'resident' | 'system'
