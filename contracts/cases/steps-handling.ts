import type { Step } from './step'

const withDepartment = ['dispatched', 'handling'] as const

/** From the dispatcher's desk through the departments to a reported result. */
export const handlingSteps = {
  dispatch: {
    label: '派遣',
    from: ['filed'],
    to: 'dispatched',
    by: ['dispatcher'],
    onward: true,
    clock: 'start',
    facts: { department: '部门' },
    told: '已交给负责的部门',
    shows: ['department'],
    tells: ['department', 'reporters']
  },
  redispatch: {
    label: '改派',
    from: withDepartment,
    to: 'dispatched',
    by: ['dispatcher'],
    clock: 'restart',
    facts: { formerDepartment: '原部门', formerDue: '原部门的期限', department: '部门' },
    told: '已转给另一个部门处理',
    shows: ['department'],
    tells: ['department', 'reporters']
  },
  addSubtask: {
    label: '派协办',
    from: withDepartment,
    to: 'same',
    by: ['dispatcher'],
    facts: { helper: '协办部门' },
    tells: ['subtask', 'department']
  },
  finishSubtask: {
    label: '协办完成',
    from: withDepartment,
    to: 'same',
    by: ['clerk', 'handler'],
    handles: true,
    onward: 'otherwise',
    facts: { helper: '协办部门' },
    tells: ['department']
  },
  dropSubtask: {
    label: '撤销协办',
    from: withDepartment,
    to: 'same',
    by: ['dispatcher'],
    facts: { helper: '协办部门' },
    tells: ['subtask']
  },
  sign: {
    label: '签收',
    from: ['dispatched'],
    to: 'handling',
    by: ['clerk', 'handler'],
    handles: true,
    onward: true,
    told: '部门已接手，正在处理'
  },
  assign: {
    label: '指派',
    from: withDepartment,
    to: 'same',
    by: ['clerk'],
    facts: { handler: '处置人员' },
    tells: ['handler']
  },
  return: {
    label: '回退',
    from: withDepartment,
    to: 'filed',
    by: ['clerk', 'handler'],
    needsReason: true,
    facts: { formerDepartment: '回退部门' },
    told: '这件事不归原来的部门，正在重新安排',
    tells: ['dispatchers']
  },
  requestExtension: {
    label: '申请延期',
    from: withDepartment,
    to: 'same',
    by: ['clerk', 'handler'],
    needsReason: true,
    asks: 'extension',
    tells: ['dispatchers']
  },
  grantExtension: {
    label: '同意延期',
    from: withDepartment,
    to: 'same',
    by: ['dispatcher'],
    clock: 'extend',
    answers: 'extension',
    facts: { until: '延期至' },
    told: '需要更长时间处理，原因如下',
    shows: ['words'],
    tells: ['asker', 'reporters']
  },
  refuseExtension: {
    label: '不同意延期',
    from: withDepartment,
    to: 'same',
    by: ['dispatcher'],
    needsReason: true,
    answers: 'extension',
    tells: ['asker']
  },
  requestSuspension: {
    label: '申请挂账',
    from: withDepartment,
    to: 'same',
    by: ['clerk', 'handler'],
    asks: 'suspension',
    facts: { until: '希望挂账至' },
    tells: ['dispatchers']
  },
  suspend: {
    label: '挂账',
    from: ['filed', 'dispatched', 'handling'],
    to: 'suspended',
    by: ['dispatcher'],
    alsoAnswers: 'suspension',
    clock: 'pause',
    facts: { until: '挂账至' },
    told: '暂时还不能处理，原因和预计时间如下',
    shows: ['words', 'until'],
    tells: ['department', 'reporters']
  },
  refuseSuspension: {
    label: '不同意挂账',
    from: withDepartment,
    to: 'same',
    by: ['dispatcher'],
    needsReason: true,
    answers: 'suspension',
    tells: ['asker']
  },
  resume: {
    label: '恢复办理',
    from: ['suspended'],
    to: 'before',
    by: ['dispatcher', 'system'],
    onward: true,
    clock: 'resume',
    told: '已恢复办理',
    tells: ['holder', 'reporters']
  },
  reportDone: {
    label: '处置完成',
    from: withDepartment,
    to: 'handled',
    by: ['clerk', 'handler'],
    handles: true,
    onward: true,
    clock: 'stop',
    told: '部门报告已处理完，等待现场检查',
    shows: ['words', 'photos'],
    tells: ['collectors']
  }
} as const satisfies Record<string, Step>
