import type { Step } from '../cases/step'
import { steps } from '../cases/workflow'
import { codeSteps } from '../codes/lifecycle'
import { type Role, roles } from './roles'

export interface RightRow {
  /** What a person with the right may do, in words that follow 可以 or 不能. */
  label: string
  roles: readonly Role[]
  /** The sentence for a person without the right, where 您的岗位不能… would say too little. */
  refusal?: string
}

/** The roles that take at least one of these steps. Which step, and when, is said by the steps' own table. */
function takersOf(table: Record<string, { by: readonly string[] }>): Role[] {
  const takers = new Set(Object.values(table).flatMap(({ by }) => by))
  return (Object.keys(roles) as Role[]).filter(role => takers.has(role))
}

/** Every right of staff and the roles that have it. A row of the contract names its right in `may`. */
export const rights = {
  workOnCases: { label: '办理案卷', roles: takersOf(steps satisfies Record<string, Step>) },
  seeAllCases: { label: '查看全部案卷', roles: ['operator', 'lead', 'dispatcher', 'supervisor'] },
  seeDepartmentCases: { label: '查看本部门的案卷', roles: ['clerk', 'handler'] },
  seeGridCases: { label: '查看责任网格里的案卷', roles: ['collector'] },
  sendCollectors: { label: '指派信息采集员', roles: ['operator', 'lead'] },
  setAbsences: { label: '登记信息采集员请假', roles: ['lead'] },
  watchWall: { label: '看督办墙', roles: ['supervisor', 'lead', 'dispatcher'], refusal: '您的岗位不看督办墙' },
  registerReports: {
    label: '登记电话或窗口诉求',
    roles: ['operator'],
    refusal: '只有受理员可以登记电话或窗口诉求'
  },
  serveCallers: {
    label: '替来电人办理',
    roles: ['operator', 'lead'],
    refusal: '只有受理员和值班长可以替来电人办理'
  },
  patrol: { label: '巡查上报', roles: ['collector'], refusal: '只有信息采集员可以巡查上报' },
  seeContacts: { label: '查看上报人的联系方式', roles: ['operator', 'lead'] },
  redact: { label: '遮挡照片和文字', roles: steps.redact.by },
  seeUnredacted: { label: '查看遮挡前的照片和文字', roles: ['lead'], refusal: '只有值班长可以查看遮挡前的照片和文字' },
  eraseForCallers: {
    label: '替来电人删除个人信息',
    roles: ['lead'],
    refusal: '只有值班长可以替来电人删除个人信息'
  },
  blockSenders: { label: '限制上报人', roles: ['lead'], refusal: '只有值班长可以限制上报人' },
  readCodes: {
    label: '查看二维码',
    roles: ['administrator', 'lead', 'dispatcher', 'operator', 'supervisor', 'collector']
  },
  changeCodes: { label: '处理二维码', roles: takersOf(codeSteps) },
  mintCodes: { label: '生成二维码', roles: codeSteps.mint.by },
  planCodes: { label: '安排点位', roles: codeSteps.plan.by },
  printCodes: { label: '打印二维码', roles: codeSteps.print.by },
  retireCodes: { label: '停用二维码', roles: codeSteps.retire.by },
  readRules: { label: '查看规则', roles: ['administrator', 'supervisor', 'operator', 'lead', 'dispatcher'] },
  setCalendar: { label: '修改工作日历', roles: ['administrator'] },
  setStages: { label: '修改环节时限', roles: ['administrator'] },
  setDispatch: { label: '修改派遣规则', roles: ['administrator', 'dispatcher'] },
  setTexts: { label: '修改消息文字', roles: ['administrator', 'lead'] },
  manageBaseData: {
    label: '管理基础数据',
    roles: ['administrator'],
    refusal: '只有系统管理员可以管理基础数据'
  },
  manageRetention: {
    label: '查看和修改数据保留期限',
    roles: ['security'],
    refusal: '只有安全管理员可以查看和修改保留期限'
  },
  manageAccounts: { label: '管理账号', roles: ['security'], refusal: '只有安全管理员可以管理账号' },
  readAudit: { label: '查看审计记录', roles: ['auditor'], refusal: '只有审计管理员可以查看审计记录' }
} as const satisfies Record<string, RightRow>
export type Right = keyof typeof rights

/** The row of a right, without the narrow types of `as const`. */
export function rightOf(right: Right): RightRow {
  return rights[right]
}

/** What somebody in these roles may do, in the table's order. */
export function rightsOf(held: readonly Role[]): Right[] {
  return (Object.keys(rights) as Right[]).filter(right => rightOf(right).roles.some(role => held.includes(role)))
}

/** Why somebody may not do it, in a sentence for them. */
export function refusalOfRight(right: Right): string {
  const { label, refusal } = rightOf(right)
  return refusal ?? `您的岗位不能${label}`
}
