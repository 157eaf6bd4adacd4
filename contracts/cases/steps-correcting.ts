import { openStates } from './states'
import type { Step } from './step'

const withDepartment = ['dispatched', 'handling'] as const
const desks = ['operator', 'lead', 'dispatcher'] as const

/** Until a case ends, what was taken down wrongly can be put right: where it is, and what it is about. */
export const correctingSteps = {
  correctPlace: {
    label: '更正地点',
    from: openStates,
    to: 'same',
    by: desks,
    alsoAnswers: 'correction',
    needsReason: true,
    facts: { formerPlace: '原来的地点', place: '更正为' },
    told: '工作人员更正了地点',
    shows: ['place'],
    tells: ['holder', 'asker', 'reporters']
  },
  correctMatter: {
    label: '更正事项',
    from: ['accepted', 'filed', 'dispatched', 'handling', 'handled', 'checking', 'checked', 'suspended'],
    to: 'same',
    by: desks,
    alsoAnswers: 'correction',
    needsReason: true,
    clock: 'recount',
    facts: { formerMatter: '原来的事项', matter: '更正为', condition: '立案条件' },
    tells: ['holder', 'asker']
  },
  requestCorrection: {
    label: '申请更正',
    from: withDepartment,
    to: 'same',
    by: ['clerk', 'handler'],
    needsReason: true,
    asks: 'correction',
    tells: ['dispatchers']
  },
  refuseCorrection: {
    label: '不同意更正',
    from: withDepartment,
    to: 'same',
    by: ['dispatcher', 'lead'],
    needsReason: true,
    answers: 'correction',
    tells: ['asker']
  }
} as const satisfies Record<string, Step>
