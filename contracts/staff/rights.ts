import type { Step } from '../cases/step'
import { steps } from '../cases/workflow'
import { posts } from './posts'
import { type Role, roles } from './roles'

/** What the rights are about, in the order of the page on which roles are edited. */
export const rightAreas = {
  posts: '办理案卷的身份',
  cases: '看到的案卷',
  desk: '受理和调度',
  people: '上报人和个人信息',
  codes: '二维码',
  rules: '规则',
  administration: '系统管理'
} as const
export type RightArea = keyof typeof rightAreas

export interface RightRow {
  /** What a person with the right may do, in words that follow 可以 or 不能. */
  label: string
  area: RightArea
  /** The built-in roles that have it from the start. A city may decide otherwise (docs/decisions/0021). */
  roles: readonly Role[]
  /** It is nothing that a role is given: whoever has one of these rights has it. */
  comesWith?: readonly string[]
  /** What whoever gives it to another role has to think of. */
  note?: string
  /** The sentence for a person without the right, where 您的岗位不能… would say too little. */
  refusal?: string
}

/** The roles that take at least one of these steps. Which step, and when, is said by the steps' own table. */
function takersOf(table: Record<string, { by: readonly string[] }>): Role[] {
  const takers = new Set(Object.values(table).flatMap(({ by }) => by))
  return (Object.keys(roles) as Role[]).filter(role => takers.has(role))
}

const codeRights = ['printCodes', 'hangCodes', 'markDamagedCodes', 'retireCodes'] as const

/** Every right of staff and the roles that have it. A row of the contract names its right in `may`. */
export const rights = {
  actAsOperator: { label: '以受理员身份办理案卷', area: 'posts', roles: ['operator'] },
  actAsLead: { label: '以值班长身份办理案卷', area: 'posts', roles: ['lead'] },
  actAsDispatcher: { label: '以派遣员身份办理案卷', area: 'posts', roles: ['dispatcher'] },
  actAsClerk: { label: '以部门经办人身份办理案卷', area: 'posts', roles: ['clerk'] },
  actAsHandler: { label: '以处置人员身份办理案卷', area: 'posts', roles: ['handler'] },
  actAsCollector: { label: '以信息采集员身份办理案卷', area: 'posts', roles: ['collector'] },
  actAsSupervisor: { label: '以督查身份办理案卷', area: 'posts', roles: ['supervisor'] },
  workOnCases: {
    label: '办理案卷',
    area: 'posts',
    roles: takersOf(steps satisfies Record<string, Step>),
    comesWith: Object.values(posts)
  },
  seeAllCases: { label: '查看全部案卷', area: 'cases', roles: ['operator', 'lead', 'dispatcher', 'supervisor'] },
  seeDepartmentCases: { label: '查看本部门的案卷', area: 'cases', roles: ['clerk', 'handler'] },
  seeGridCases: { label: '查看责任网格里的案卷', area: 'cases', roles: ['collector'] },
  seeFigures: {
    label: '看综合评价',
    area: 'cases',
    roles: ['operator', 'lead', 'dispatcher', 'supervisor', 'clerk'],
    refusal: '您的岗位不看综合评价'
  },
  registerReports: { label: '登记电话或窗口诉求', area: 'desk', roles: ['operator'] },
  serveCallers: { label: '替来电人办理', area: 'desk', roles: ['operator', 'lead'] },
  patrol: { label: '巡查上报', area: 'desk', roles: ['collector'] },
  sendCollectors: { label: '指派信息采集员', area: 'desk', roles: ['operator', 'lead'] },
  setAbsences: { label: '登记信息采集员请假', area: 'desk', roles: ['lead'] },
  watchWall: {
    label: '看督办墙',
    area: 'desk',
    roles: ['supervisor', 'lead', 'dispatcher'],
    refusal: '您的岗位不看督办墙'
  },
  seeContacts: {
    label: '查看上报人的联系方式',
    area: 'people',
    roles: ['operator', 'lead'],
    note: '隐私说明写的是受理员和值班长能看，给别的岗位以前请先改隐私说明'
  },
  redact: { label: '遮挡照片和文字', area: 'people', roles: steps.redact.by },
  seeUnredacted: { label: '查看遮挡前的照片和文字', area: 'people', roles: ['lead'] },
  eraseForCallers: { label: '替来电人删除个人信息', area: 'people', roles: ['lead'] },
  blockSenders: { label: '限制上报人', area: 'people', roles: ['lead'] },
  readCodes: {
    label: '查看二维码',
    area: 'codes',
    roles: ['administrator', 'lead', 'dispatcher', 'operator', 'supervisor', 'collector']
  },
  mintCodes: { label: '生成二维码', area: 'codes', roles: ['administrator'] },
  planCodes: { label: '安排点位', area: 'codes', roles: ['administrator'] },
  printCodes: { label: '打印二维码', area: 'codes', roles: ['administrator'] },
  hangCodes: { label: '张贴和更换二维码', area: 'codes', roles: ['collector', 'administrator'] },
  markDamagedCodes: {
    label: '登记二维码损坏',
    area: 'codes',
    roles: ['collector', 'operator', 'lead', 'administrator']
  },
  retireCodes: { label: '停用二维码', area: 'codes', roles: ['lead', 'administrator'] },
  changeCodes: {
    label: '处理二维码',
    area: 'codes',
    roles: ['operator', 'lead', 'collector', 'administrator'],
    comesWith: codeRights
  },
  readRules: {
    label: '查看规则',
    area: 'rules',
    roles: ['administrator', 'supervisor', 'operator', 'lead', 'dispatcher']
  },
  setCalendar: { label: '修改工作日历', area: 'rules', roles: ['administrator'] },
  setStages: { label: '修改环节时限', area: 'rules', roles: ['administrator'] },
  setDispatch: { label: '修改派遣规则', area: 'rules', roles: ['administrator', 'dispatcher'] },
  setTexts: { label: '修改消息文字', area: 'rules', roles: ['administrator', 'lead'] },
  manageBaseData: { label: '管理基础数据', area: 'administration', roles: ['administrator'] },
  manageRetention: { label: '查看和修改数据保留期限', area: 'administration', roles: ['security'] },
  manageAccounts: { label: '管理账号和岗位', area: 'administration', roles: ['security'] },
  readAudit: { label: '查看审计记录', area: 'administration', roles: ['auditor'] }
} as const satisfies Record<string, RightRow>
export type Right = keyof typeof rights

export const allRights = Object.keys(rights) as Right[]

/** The row of a right, without the narrow types of `as const`. */
export function rightOf(right: Right): RightRow {
  return rights[right]
}

/** The rights that a role is given; the others come with them. */
export const givenRights = allRights.filter(right => !rightOf(right).comesWith)

/** These rights with those that come with them, in the table's order. */
export function withThoseThatCome(given: readonly Right[]): Right[] {
  return allRights.filter(right => {
    const { comesWith } = rightOf(right)
    return comesWith ? given.some(each => comesWith.includes(each)) : given.includes(right)
  })
}

/** What somebody in these built-in roles may do as long as a city has not decided otherwise, in the table's order. */
export function defaultRightsOf(held: readonly Role[]): Right[] {
  return withThoseThatCome(givenRights.filter(right => rightOf(right).roles.some(role => held.includes(role))))
}

/** Why somebody may not do it, in a sentence for them. */
export function refusalOfRight(right: Right): string {
  const { label, refusal } = rightOf(right)
  return refusal ?? `您的岗位不能${label}`
}
