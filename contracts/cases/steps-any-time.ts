import { type CaseState, caseStates, openStates } from './states'
import type { Step } from './step'

/** What changes no state: words added to a case, and what the clocks say by themselves. */
export const anyTimeSteps = {
  supplement: {
    label: '补充',
    from: openStates,
    to: 'same',
    by: ['resident'],
    onlyAdds: true,
    told: '您补充了情况',
    shows: ['words', 'photos'],
    tells: ['holder']
  },
  urge: {
    label: '催办',
    from: openStates,
    to: 'same',
    by: ['resident', 'supervisor', 'lead', 'dispatcher'],
    onlyAdds: true,
    told: '已催办',
    tells: ['holder']
  },
  evaluate: {
    label: '评价',
    from: ['closed', 'rejected'],
    to: 'same',
    by: ['resident'],
    onlyAdds: true,
    facts: { solved: '是否解决', stars: '评分' },
    told: '您已评价',
    shows: ['words']
  },
  warn: {
    label: '即将超时',
    from: openStates,
    to: 'same',
    by: ['system'],
    arrives: true,
    facts: { stage: '环节' },
    tells: ['holder']
  },
  overdue: {
    label: '已超时',
    from: openStates,
    to: 'same',
    by: ['system'],
    arrives: true,
    facts: { stage: '环节' },
    tells: ['holder', 'supervisors']
  },
  part: {
    label: '拆出一件',
    from: openStates,
    to: 'same',
    by: ['operator'],
    arrives: true,
    facts: { into: '拆出案卷' }
  },
  redact: {
    label: '遮挡',
    from: Object.keys(caseStates) as CaseState[],
    to: 'same',
    by: ['operator', 'lead', 'dispatcher', 'supervisor', 'clerk'],
    arrives: true,
    facts: { redacted: '内容' }
  }
} as const satisfies Record<string, Step>
