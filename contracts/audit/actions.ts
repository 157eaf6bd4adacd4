/** What the entries of the audit log are about. */
export const auditKinds = {
  signingIn: '登录和退出',
  accounts: '账号和岗位',
  personalData: '个人信息',
  rules: '规则',
  codes: '二维码',
  data: '基础数据',
  settings: '服务器设置',
  log: '审计记录本身'
} as const
export type AuditKind = keyof typeof auditKinds

export interface AuditActionRow {
  label: string
  kind: AuditKind
  /** Whether it was tried in vain. */
  refused?: true
}

/** What staff do that an auditor must be able to see. */
export const auditActions = {
  signedIn: { label: '登录', kind: 'signingIn' },
  signedOut: { label: '退出登录', kind: 'signingIn' },
  sessionReplaced: { label: '在别处登录，原来的登录结束', kind: 'signingIn' },
  ownSessionEnded: { label: '结束自己在别处的登录', kind: 'signingIn' },
  signInRefused: { label: '登录失败', kind: 'signingIn', refused: true },
  codeRefused: { label: '动态验证码没有通过', kind: 'signingIn', refused: true },
  recoveryCodeUsed: { label: '用了一个备用码', kind: 'signingIn' },
  signInThrottled: { label: '多次输错密码或验证码，暂停登录', kind: 'signingIn', refused: true },
  accessRefused: { label: '想做没有权限做的事', kind: 'signingIn', refused: true },
  accountMade: { label: '新建账号', kind: 'accounts' },
  accountsImported: { label: '导入账号', kind: 'accounts' },
  accountChanged: { label: '修改账号', kind: 'accounts' },
  accountClosed: { label: '停用账号', kind: 'accounts' },
  accountOpened: { label: '恢复账号', kind: 'accounts' },
  accountChangeFailed: { label: '修改账号没有生效', kind: 'accounts', refused: true },
  roleMade: { label: '新建岗位', kind: 'accounts' },
  roleChanged: { label: '修改岗位的权限', kind: 'accounts' },
  roleClosed: { label: '停用岗位', kind: 'accounts' },
  roleOpened: { label: '恢复岗位', kind: 'accounts' },
  roleChangeFailed: { label: '修改岗位没有生效', kind: 'accounts', refused: true },
  passwordReset: { label: '重置密码', kind: 'accounts' },
  passwordsReprinted: { label: '重新打印初始密码', kind: 'accounts' },
  passwordChanged: { label: '修改自己的密码', kind: 'accounts' },
  secondFactorSet: { label: '开通动态验证码', kind: 'accounts' },
  secondFactorReset: { label: '重置动态验证码', kind: 'accounts' },
  recoveryCodesMade: { label: '重新生成备用码', kind: 'accounts' },
  passwordRefused: { label: '确认自己的密码时输错', kind: 'accounts', refused: true },
  accountUnlocked: { label: '解除登录限制', kind: 'accounts' },
  sessionsEnded: { label: '结束登录', kind: 'accounts' },
  standInSet: { label: '安排代班', kind: 'accounts' },
  standInRefused: { label: '安排代班没有生效', kind: 'accounts', refused: true },
  standInEnded: { label: '结束代班', kind: 'accounts' },
  absenceSet: { label: '登记请假', kind: 'accounts' },
  contactSeen: { label: '查看上报人联系方式', kind: 'personalData' },
  phoneSearched: { label: '按电话号码查上报', kind: 'personalData' },
  redacted: { label: '遮挡照片或文字', kind: 'personalData' },
  redactionTakenBack: { label: '撤回遮挡', kind: 'personalData' },
  unredactedSeen: { label: '查看遮挡前的照片或文字', kind: 'personalData' },
  senderBlocked: { label: '限制上报人', kind: 'personalData' },
  senderUnblocked: { label: '解除对上报人的限制', kind: 'personalData' },
  personErased: { label: '市民删除个人信息', kind: 'personalData' },
  callerErased: { label: '替来电人删除个人信息', kind: 'personalData' },
  retentionSet: { label: '修改保留期限', kind: 'personalData' },
  retentionRun: { label: '到期清除', kind: 'personalData' },
  secretChanged: { label: '更换联系方式的密钥', kind: 'personalData' },
  backupRestored: { label: '恢复备份以后，再次删除和遮挡', kind: 'personalData' },
  rulebookSaved: { label: '修改规则', kind: 'rules' },
  codesMinted: { label: '生成二维码', kind: 'codes' },
  codesRetired: { label: '停用二维码', kind: 'codes' },
  codesExported: { label: '导出二维码表格', kind: 'codes' },
  sheetDrawn: { label: '排版打印二维码', kind: 'codes' },
  placesImported: { label: '导入点位', kind: 'codes' },
  placesNotImported: { label: '导入点位没有成功', kind: 'codes', refused: true },
  departmentMade: { label: '新建部门', kind: 'data' },
  departmentChanged: { label: '修改部门', kind: 'data' },
  departmentClosed: { label: '停用部门', kind: 'data' },
  departmentOpened: { label: '恢复部门', kind: 'data' },
  matterMade: { label: '新增事项（草稿）', kind: 'data' },
  matterChanged: { label: '修改事项（草稿）', kind: 'data' },
  matterClosed: { label: '停用事项（草稿）', kind: 'data' },
  matterOpened: { label: '恢复事项（草稿）', kind: 'data' },
  topicMade: { label: '新增诉求类别（草稿）', kind: 'data' },
  topicChanged: { label: '修改诉求类别（草稿）', kind: 'data' },
  topicClosed: { label: '停用诉求类别（草稿）', kind: 'data' },
  topicOpened: { label: '恢复诉求类别（草稿）', kind: 'data' },
  cataloguePublished: { label: '发布事项目录', kind: 'data' },
  catalogueRestored: { label: '把目录草稿恢复成以前的一版', kind: 'data' },
  dataImported: { label: '导入基础数据', kind: 'data' },
  dataNotImported: { label: '导入基础数据没有成功，已全部撤回', kind: 'data', refused: true },
  dataImportUndone: { label: '撤销导入基础数据', kind: 'data' },
  dataExported: { label: '导出基础数据', kind: 'data' },
  settingsChanged: { label: '设置和上次启动时不同', kind: 'settings' },
  auditExported: { label: '导出审计记录', kind: 'log' },
  auditCheckBegun: { label: '开始核对审计记录', kind: 'log' },
  auditCheckGoesOn: { label: '核对审计记录，还在进行', kind: 'log' },
  auditChecked: { label: '核对审计记录，没有改动', kind: 'log' },
  auditCheckFailed: { label: '核对审计记录，发现问题', kind: 'log', refused: true },
  chainBegun: { label: '审计记录开始逐条相连', kind: 'log' },
  sealed: { label: '每日封存', kind: 'log' }
} as const satisfies Record<string, AuditActionRow>
export type AuditAction = keyof typeof auditActions

export const everyAuditAction = Object.keys(auditActions) as AuditAction[]

/** The row of an action, without the narrow types of `as const`. */
export function auditActionOf(action: AuditAction): AuditActionRow {
  return auditActions[action]
}

/** The actions of one kind, in the table's order. */
export function actionsOfKind(kind: AuditKind): AuditAction[] {
  return everyAuditAction.filter(action => auditActions[action].kind === kind)
}
