import { takenFacts } from './facts'
import { openStates } from './states'
import type { Step } from './step'

const beforeFiling = ['submitted', 'verifying', 'accepted'] as const

/** From the report to the decision that it is a case. */
export const beforeFilingSteps = {
  submit: {
    label: '上报',
    from: [],
    to: 'submitted',
    by: ['resident', 'operator', 'collector'],
    arrives: true,
    told: '已收到您的上报'
  },
  join: {
    label: '同一问题再次上报',
    from: openStates,
    to: 'same',
    by: ['resident', 'operator', 'collector'],
    arrives: true,
    facts: { from: '并入案卷' }
  },
  settle: {
    label: '自行处置',
    from: ['submitted'],
    to: 'settled',
    by: ['collector'],
    facts: { distance: '离上报地点', ...takenFacts }
  },
  requestVerification: {
    label: '派核实',
    from: ['submitted'],
    to: 'verifying',
    by: ['operator'],
    facts: { collector: '指定采集员' },
    told: '已安排工作人员到现场核实',
    tells: ['collectors']
  },
  recallVerification: {
    label: '收回核实',
    from: ['verifying'],
    to: 'submitted',
    by: ['operator', 'lead'],
    needsReason: true,
    facts: { collector: '原来指定的采集员' },
    told: '现场核实正在重新安排',
    tells: ['collectors']
  },
  giveLook: {
    label: '换采集员',
    from: ['verifying', 'checking'],
    to: 'same',
    by: ['operator', 'lead'],
    facts: { collector: '指定采集员' },
    tells: ['collectors']
  },
  verify: {
    label: '核实反馈',
    from: ['verifying'],
    to: 'submitted',
    by: ['collector'],
    onward: true,
    facts: { found: '现场情况', distance: '离上报地点', ...takenFacts },
    told: '工作人员已到现场核实',
    tells: ['asker']
  },
  accept: {
    label: '受理',
    from: ['submitted'],
    to: 'accepted',
    by: ['operator'],
    onward: true,
    facts: { matter: '事项', condition: '立案条件' },
    told: '已受理',
    tells: ['reporters']
  },
  reject: {
    label: '不予受理',
    from: ['submitted', 'verifying'],
    to: 'rejected',
    by: ['operator'],
    facts: { reasonCode: '原因类别' },
    told: '没有受理，原因如下',
    shows: ['words'],
    tells: ['reporters']
  },
  merge: {
    label: '并案',
    from: ['submitted', 'verifying', 'accepted'],
    to: 'merged',
    by: ['operator'],
    facts: { into: '并入案卷' },
    told: '和同一地点的另一件上报是同一个问题，已合并在一起处理',
    tells: ['reporters']
  },
  split: {
    label: '拆分',
    from: ['merged'],
    to: 'submitted',
    by: ['operator'],
    needsReason: true,
    facts: { from: '从案卷拆出' },
    told: '经核对是另一个问题，已单独处理',
    tells: ['reporters']
  },
  file: {
    label: '立案',
    from: ['accepted'],
    to: 'filed',
    by: ['lead'],
    onward: true,
    told: '已立案，正在安排负责的部门'
  },
  sendBack: {
    label: '退回受理',
    from: ['accepted'],
    to: 'submitted',
    by: ['lead'],
    needsReason: true,
    tells: ['asker']
  },
  requestVoid: {
    label: '申请作废',
    from: [...beforeFiling, 'filed'],
    to: 'same',
    by: ['operator', 'dispatcher'],
    needsReason: true,
    asks: 'void',
    tells: ['leads']
  },
  void: {
    label: '作废',
    from: [...beforeFiling, 'filed'],
    to: 'voided',
    by: ['lead'],
    alsoAnswers: 'void',
    needsReason: true,
    clock: 'pause',
    told: '没有继续办理，原因如下',
    shows: ['words'],
    tells: ['reporters', 'asker']
  },
  refuseVoid: {
    label: '不同意作废',
    from: [...beforeFiling, 'filed'],
    to: 'same',
    by: ['lead'],
    needsReason: true,
    answers: 'void',
    tells: ['asker']
  },
  withdraw: { label: '撤回', from: beforeFiling, to: 'withdrawn', by: ['resident'], told: '您已撤回' }
} as const satisfies Record<string, Step>
