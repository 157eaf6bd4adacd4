/** The states of a case (docs/glossary.md) and what they are called. */
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
  settled: '自行处置',
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
  settled: '当场解决',
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
