import type { Request } from '../../contracts/cases/step'
import { type CaseAction, stepOf, type steps } from '../../contracts/cases/workflow'
import { askedBy } from '../cases/asked-by'
import { type Event, personOf } from './event'
import type { Person } from './person'

type Rows = typeof steps
/** Steps that tell whoever asked, and whose row names no request that they answer. */
type Reply = {
  [A in CaseAction]: Rows[A] extends { tells: readonly (infer Who)[] }
    ? 'asker' extends Who
      ? Rows[A] extends { answers: Request }
        ? never
        : A
      : never
    : never
}[CaseAction]

/** What such a step replies to: an earlier step, or a request that it settles also where nobody had asked. */
const replies: Record<Reply, { step: CaseAction } | { request: Request }> = {
  verify: { step: 'requestVerification' },
  sendBack: { step: 'accept' },
  void: { request: 'void' },
  correctPlace: { request: 'correction' },
  correctMatter: { request: 'correction' }
}

function isReply(action: CaseAction): action is Reply {
  return action in replies
}

/** Returns who asked for what this entry answers. */
export function askerOf({ theCase, entry, index }: Event): Person[] {
  const earlier = theCase.history.slice(0, index)
  const reply = isReply(entry.action) ? replies[entry.action] : { request: stepOf(entry.action).answers }
  if ('step' in reply) return asPersons(earlier.findLast(({ action }) => action === reply.step))
  const { request } = reply
  return request ? asPersons(askedBy(theCase.history, index, request)) : []
}

function asPersons(entry: Event['entry'] | undefined): Person[] {
  return entry ? personOf(entry.by) : []
}
