import type { Role } from '../staff/roles'

/** The three who watch each other: each is somebody else, and none of them works on cases. */
export const watchers = ['administrator', 'security', 'auditor'] as const satisfies readonly Role[]

/** Whether one person may hold these roles together. */
export function separated(held: readonly Role[]): boolean {
  return held.length < 2 || !held.some(role => (watchers as readonly Role[]).includes(role))
}

export const notSeparated = '系统管理员、安全管理员、审计管理员不能由一人兼任，也不能兼任办理案卷的岗位'

const ofDepartments: readonly Role[] = ['clerk', 'handler']

/** Whether one of these roles works for a department. */
export function needsDepartment(held: readonly Role[]): boolean {
  return held.some(role => ofDepartments.includes(role))
}
