import type { Request } from '../../contracts/cases/step'
import { type CaseAction, stepOf } from '../../contracts/cases/workflow'
import { type Event, personOf } from './event'
import type { Person } from './person'

/** What is answered by a step that decides no open request in the table's sense. */
const answered: Partial<Record<CaseAction, CaseAction>> = { verify: 'requestVerification', sendBack: 'accept' }
/** Steps that settle a request also where nobody had asked. */
const settles: Partial<Record<CaseAction, Request>> = { void: 'void' }

/** Whoever asked for what this entry answers. */
export function askerOf({ found, entry, index }: Event): Person[] {
  const earlier = found.history.slice(0, index)
  const question = answered[entry.action]
  if (question) return asPersons(earlier.findLast(({ action }) => action === question))
  const request = stepOf(entry.action).answers ?? settles[entry.action]
  if (!request) return []
  const last = earlier.findLast(({ action }) => {
    const { asks, answers } = stepOf(action)
    return asks === request || answers === request
  })
  // The last one of its kind had been answered: this is no answer to anybody.
  return last && stepOf(last.action).asks === request ? asPersons(last) : []
}

function asPersons(entry: Event['entry'] | undefined): Person[] {
  return entry ? personOf(entry.by) : []
}
