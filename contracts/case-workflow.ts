/**
 * The process of a case as data. The server's guard, the actions shown on a case, the diagram in the docs and the
 * model-based test are all derived from this table (docs/decisions/0003).
 */
export const caseStates = {
  submitted: '待受理',
  verifying: '核实中',
  accepted: '待立案',
  filed: '待派遣',
  dispatched: '待处置',
  handling: '处置中',
  handled: '待核查',
  checking: '核查中',
  checked: '待结案',
  closed: '已结案',
  suspended: '挂账',
  rejected: '不予受理',
  voided: '作废',
  withdrawn: '已撤回',
  merged: '已并案'
} as const
export type CaseState = keyof typeof caseStates

/** The same states in a resident's words. */
export const residentStates: Record<CaseState, string> = {
  submitted: '等待受理',
  verifying: '现场核实中',
  accepted: '已受理',
  filed: '已立案',
  dispatched: '已交给部门',
  handling: '处理中',
  handled: '等待检查',
  checking: '检查中',
  checked: '检查通过',
  closed: '已办结',
  suspended: '暂缓处理',
  rejected: '未受理',
  voided: '已终止',
  withdrawn: '已撤回',
  merged: '合并处理'
}

/** States in which somebody still has to do something. */
export const openStates = [
  'submitted',
  'verifying',
  'accepted',
  'filed',
  'dispatched',
  'handling',
  'handled',
  'checking',
  'checked',
  'suspended'
] as const satisfies readonly CaseState[]

export function isOpen(state: CaseState): boolean {
  return (openStates as readonly CaseState[]).includes(state)
}

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

export interface Step {
  /** The words on the button and in the history. */
  label: string
  from: readonly CaseState[]
  /** `same` leaves the state alone; `before` goes back to the state the case was in before it was suspended. */
  to: CaseState | 'same' | 'before'
  by: readonly Actor[]
  /** What the step does to the handling clock. */
  clock?: 'start' | 'stop' | 'pause' | 'resume'
  /** Only for somebody who is not of the handling department and handled nothing of this case (rule 1). */
  independent?: true
  /** The plain sentence the resident reads. Steps without one are internal and do not appear in their timeline. */
  told?: string
  /** What of the entry the resident sees besides that sentence; the rest stays with the staff. */
  shows?: readonly ('words' | 'photos' | 'department')[]
}

const beforeFiling = ['submitted', 'verifying', 'accepted'] as const
const withDepartment = ['dispatched', 'handling'] as const

export const steps = {
  submit: { label: '上报', from: [], to: 'submitted', by: ['resident', 'operator'], told: '已收到您的上报' },
  join: { label: '同一问题再次上报', from: openStates, to: 'same', by: ['resident', 'operator'] },
  requestVerification: {
    label: '派核实',
    from: ['submitted'],
    to: 'verifying',
    by: ['operator'],
    told: '已安排工作人员到现场核实'
  },
  verify: { label: '核实反馈', from: ['verifying'], to: 'submitted', by: ['collector'], told: '工作人员已到现场核实' },
  accept: { label: '受理', from: ['submitted'], to: 'accepted', by: ['operator'], told: '已受理' },
  reject: {
    label: '不予受理',
    from: ['submitted', 'verifying'],
    to: 'rejected',
    by: ['operator'],
    told: '没有受理，原因如下',
    shows: ['words']
  },
  merge: {
    label: '并案',
    from: ['submitted', 'verifying', 'accepted'],
    to: 'merged',
    by: ['operator'],
    told: '和同一地点的另一件上报是同一个问题，已合并在一起处理'
  },
  file: { label: '立案', from: ['accepted'], to: 'filed', by: ['lead'], told: '已立案，正在安排负责的部门' },
  sendBack: { label: '退回受理', from: ['accepted'], to: 'submitted', by: ['lead'] },
  void: {
    label: '作废',
    from: ['submitted', 'verifying', 'accepted', 'filed'],
    to: 'voided',
    by: ['lead'],
    told: '没有继续办理，原因如下',
    shows: ['words']
  },
  dispatch: {
    label: '派遣',
    from: ['filed'],
    to: 'dispatched',
    by: ['dispatcher'],
    clock: 'start',
    told: '已交给负责的部门',
    shows: ['department']
  },
  redispatch: {
    label: '改派',
    from: withDepartment,
    to: 'dispatched',
    by: ['dispatcher'],
    told: '已转给另一个部门处理',
    shows: ['department']
  },
  sign: { label: '签收', from: ['dispatched'], to: 'handling', by: ['clerk', 'handler'], told: '部门已接手，正在处理' },
  return: { label: '回退', from: withDepartment, to: 'filed', by: ['clerk', 'handler'] },
  reportDone: {
    label: '处置完成',
    from: withDepartment,
    to: 'handled',
    by: ['clerk', 'handler'],
    clock: 'stop',
    told: '部门报告已处理完，等待现场检查',
    shows: ['words', 'photos']
  },
  requestCheck: {
    label: '派核查',
    from: ['handled'],
    to: 'checking',
    by: ['operator'],
    told: '已安排另一位工作人员到现场检查'
  },
  checkPassed: {
    label: '核查通过',
    from: ['handled', 'checking'],
    to: 'checked',
    by: ['collector'],
    independent: true,
    told: '现场检查通过',
    shows: ['photos']
  },
  checkFailed: {
    label: '核查不通过',
    from: ['handled', 'checking'],
    to: 'handling',
    by: ['collector'],
    independent: true,
    clock: 'resume',
    told: '现场检查没有通过，已要求部门重新处理',
    shows: ['words']
  },
  close: { label: '结案', from: ['checked'], to: 'closed', by: ['lead'], told: '已办结', shows: ['words'] },
  recheck: { label: '退回核查', from: ['checked'], to: 'handled', by: ['lead'] },
  suspend: {
    label: '挂账',
    from: ['filed', 'dispatched', 'handling'],
    to: 'suspended',
    by: ['dispatcher'],
    clock: 'pause',
    told: '暂时还不能处理，原因和预计时间如下',
    shows: ['words']
  },
  resume: {
    label: '恢复办理',
    from: ['suspended'],
    to: 'before',
    by: ['dispatcher', 'system'],
    clock: 'resume',
    told: '已恢复办理'
  },
  reopen: {
    label: '重新办理',
    from: ['closed'],
    to: 'filed',
    by: ['resident'],
    told: '您反映问题没有解决，已重新办理',
    shows: ['words', 'photos']
  },
  withdraw: { label: '撤回', from: beforeFiling, to: 'withdrawn', by: ['resident'], told: '您已撤回' },
  supplement: {
    label: '补充',
    from: openStates,
    to: 'same',
    by: ['resident'],
    told: '您补充了情况',
    shows: ['words', 'photos']
  },
  urge: { label: '催办', from: openStates, to: 'same', by: ['resident', 'supervisor'], told: '已催办' },
  evaluate: {
    label: '评价',
    from: ['closed', 'rejected'],
    to: 'same',
    by: ['resident'],
    told: '您已评价',
    shows: ['words']
  },
  comment: {
    label: '批示备注',
    from: openStates,
    to: 'same',
    by: ['operator', 'lead', 'dispatcher', 'supervisor']
  }
} as const satisfies Record<string, Step>

export type CaseAction = keyof typeof steps

/** The row of an action, with the optional columns that `as const` hides. */
export function stepOf(action: CaseAction): Step {
  return steps[action]
}

/** Steps that come with a report and never from a button. */
const arrivals: readonly CaseAction[] = ['submit', 'join']

/** Actions that exist for these actors in this state, by the table alone; a case's own rules may forbid more. */
export function actionsFor(actors: readonly Actor[], state: CaseState): CaseAction[] {
  return (Object.keys(steps) as CaseAction[]).filter(action => {
    const { from, by } = stepOf(action)
    if (arrivals.includes(action)) return false
    return from.includes(state) && by.some(actor => actors.includes(actor))
  })
}

/** Rules 3 and 5: after this many returns the dispatcher's ruling cannot be returned again. */
export const maxReturns = 2

/** Days after closing in which the resident can have a case reopened without a reason being judged. */
export const reopenWithinDays = 15

/** Hours between two urgings by the same resident. */
export const urgeEveryHours = 24
