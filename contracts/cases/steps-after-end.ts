import { openStates } from './states'
import type { Step } from './step'

/** How a case ends that is neither the resident’s own wish nor another case: it can be looked at again. */
const ends = ['closed', 'settled', 'rejected', 'voided'] as const

/** What still happens when nobody has to act any more: a mistake is taken back, people are called, remarks are made. */
export const afterEndSteps = {
  takeBack: {
    label: '撤销决定',
    from: ['rejected', 'voided', 'settled'],
    to: 'before',
    by: ['lead'],
    needsReason: true,
    clock: 'resume',
    told: '之前的结果有误，已经撤销，继续办理',
    shows: ['words'],
    tells: ['holder', 'reporters']
  },
  callBack: {
    label: '回访',
    from: ends,
    to: 'same',
    by: ['operator', 'lead'],
    onlyAdds: true,
    facts: { reached: '电话', satisfied: '市民' }
  },
  comment: {
    label: '批示备注',
    from: [...openStates, ...ends],
    to: 'same',
    by: ['operator', 'lead', 'dispatcher', 'supervisor'],
    onlyAdds: true,
    tells: ['holder']
  }
} as const satisfies Record<string, Step>
