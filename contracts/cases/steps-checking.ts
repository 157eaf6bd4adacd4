import { takenFacts } from './facts'
import type { Step } from './step'

/** From a reported result to the end, and back again when it was none. */
export const checkingSteps = {
  requestCheck: {
    label: '派核查',
    from: ['handled'],
    to: 'checking',
    by: ['operator'],
    onward: 'otherwise',
    facts: { collector: '指定采集员' },
    told: '已安排另一位工作人员到现场检查',
    tells: ['collectors']
  },
  recallCheck: {
    label: '收回核查',
    from: ['checking'],
    to: 'handled',
    by: ['operator', 'lead'],
    needsReason: true,
    facts: { collector: '原来指定的采集员' },
    told: '现场检查正在重新安排',
    tells: ['collectors']
  },
  checkPassed: {
    label: '核查通过',
    from: ['handled', 'checking'],
    to: 'checked',
    by: ['collector'],
    onward: true,
    independent: true,
    facts: { distance: '离上报地点', ...takenFacts },
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
    facts: { distance: '离上报地点', ...takenFacts },
    told: '现场检查没有通过，已要求部门重新处理',
    shows: ['words'],
    tells: ['department', 'reporters']
  },
  close: {
    label: '结案',
    from: ['checked'],
    to: 'closed',
    by: ['lead'],
    onward: true,
    told: '已办结',
    shows: ['words'],
    tells: ['reporters']
  },
  recheck: {
    label: '退回核查',
    from: ['checked'],
    to: 'handled',
    by: ['lead'],
    needsReason: true,
    tells: ['collectors']
  },
  reopen: {
    label: '重新办理',
    from: ['closed'],
    to: 'filed',
    by: ['resident'],
    clock: 'clear',
    told: '您反映问题没有解决，已重新办理',
    toldOthers: '有人反映没有解决，已重新办理',
    shows: ['words', 'photos'],
    tells: ['dispatchers', 'otherReporters']
  },
  requestReopening: {
    label: '申请重新办理',
    from: ['closed'],
    to: 'same',
    by: ['resident'],
    asks: 'reopening',
    told: '您申请重新办理，等待答复',
    shows: ['words', 'photos'],
    tells: ['leads']
  },
  grantReopening: {
    label: '同意重新办理',
    from: ['closed'],
    to: 'filed',
    by: ['lead'],
    answers: 'reopening',
    clock: 'clear',
    told: '已同意重新办理',
    toldOthers: '有人反映没有解决，已重新办理',
    shows: ['words'],
    tells: ['asker', 'dispatchers', 'otherReporters']
  },
  refuseReopening: {
    label: '不同意重新办理',
    from: ['closed'],
    to: 'same',
    by: ['lead'],
    needsReason: true,
    answers: 'reopening',
    told: '没有同意重新办理，原因如下',
    shows: ['words'],
    tells: ['asker']
  }
} as const satisfies Record<string, Step>
