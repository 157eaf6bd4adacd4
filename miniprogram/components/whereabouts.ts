import type { CaseState } from '../../contracts/cases/states'

export const steps = ['收到', '受理', '处理', '检查', '办结'] as const

interface Whereabouts {
  /** Which of the steps is under way; all are done when it is the number of steps. */
  step: number
  /** Who has it now, and what comes next. */
  words: string
}

/** Where a case is, in a resident's words. What has ended otherwise than by being done has no steps. */
const table: Partial<Record<CaseState, Whereabouts>> = {
  submitted: { step: 1, words: '现在在受理员那里。看过以后告诉您受不受理。' },
  verifying: { step: 1, words: '现在有人去现场核实。核实以后告诉您受不受理。' },
  accepted: { step: 2, words: '已经受理，值班长正在立案。接下来交给负责的部门。' },
  filed: { step: 2, words: '已经立案，派遣员正在交给负责的部门。' },
  dispatched: { step: 2, words: '已经交给{department}，等他们接手。处理完会有另一个人到现场检查。' },
  handling: { step: 2, words: '{department}正在处理。处理完会有另一个人到现场检查。' },
  suspended: { step: 2, words: '暂时还不能处理，原因写在下面。到时候接着办。' },
  handled: { step: 3, words: '{department}说处理完了，等人到现场检查。检查通过才算办结。' },
  checking: { step: 3, words: '检查的人正在看现场。通过就办结，没通过就重新处理。' },
  checked: { step: 4, words: '现场检查通过了，值班长正在办结。' },
  closed: { step: 5, words: '办完了。还没解决的话，可以要求重新办。' }
}

export function whereaboutsOf(state: CaseState, department = '负责的部门'): Whereabouts | undefined {
  const row = table[state]
  return row && { ...row, words: row.words.replace('{department}', department) }
}
