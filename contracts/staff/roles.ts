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

/** Who may take a step: a staff role, the resident who sent the report, or the system by itself. */
export type Actor = Role | 'resident' | 'system'
