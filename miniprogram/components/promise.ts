import { type CaseState, stateOf } from '../../contracts/cases/states'
import { dayAndTime } from '../time/china-time'

interface Promised {
  state: CaseState
  promisedBy?: string
  dueAt?: string
}

/** By when what will happen, and the truth when it has not. */
export function promiseOf({ state, promisedBy, dueAt }: Promised, now: number = Date.now()): string | undefined {
  const { stage, holder } = stateOf(state)
  if ((stage === 'acceptance' || stage === 'verification') && promisedBy)
    return Date.parse(promisedBy) >= now
      ? `预计 ${dayAndTime(promisedBy, now)} 前有人受理`
      : `原定 ${dayAndTime(promisedBy, now)} 前受理，已经晚了，可以催一催`
  if (holder === 'department' && dueAt)
    return Date.parse(dueAt) >= now
      ? `应在 ${dayAndTime(dueAt, now)} 前处理完`
      : `应在 ${dayAndTime(dueAt, now)} 前处理完，已经超时，可以催一催`
  return undefined
}
