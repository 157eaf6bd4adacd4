import { type CaseState, stateOf } from '../../contracts/cases/states'
import { dayAndTime } from '../time/china-time'

interface Promised {
  state: CaseState
  promisedBy?: string
  dueAt?: string
  until?: string
}

/** What will have happened by then, for each open state. */
const outcomes: Partial<Record<CaseState, string>> = {
  submitted: '有人受理',
  verifying: '核实完',
  accepted: '立案',
  filed: '交给负责的部门',
  handled: '检查完',
  checking: '检查完',
  checked: '办结'
}

/** By when what will happen, and the truth when it has not. */
export function promiseOf({ state, promisedBy, dueAt, until }: Promised, now: number = Date.now()): string | undefined {
  if (stateOf(state).holder === 'department' && dueAt) {
    const promise = `应在 ${dayAndTime(dueAt, now)} 前处理完`
    return isOver(dueAt, now) ? `${promise}，已经超时，可以催一催` : promise
  }
  if (state === 'suspended') return resumption(until, now)
  const outcome = outcomes[state]
  const by = promisedBy ?? until
  if (!outcome || !by) return undefined
  return isOver(by, now)
    ? `原定 ${dayAndTime(by, now)} 前${outcome.replace(/^有人/, '')}，已经晚了，可以催一催`
    : `预计 ${dayAndTime(by, now)} 前${outcome}`
}

function resumption(until: string | undefined, now: number): string {
  if (!until) return '还没有定下哪天恢复办理，可以催一催'
  return isOver(until, now)
    ? `原定 ${dayAndTime(until, now)} 恢复办理，已经晚了，可以催一催`
    : `预计 ${dayAndTime(until, now)} 恢复办理`
}

const isOver = (moment: string, now: number) => Date.parse(moment) < now
