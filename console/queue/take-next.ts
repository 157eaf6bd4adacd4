import type { CaseView } from '../../contracts/cases/views'
import * as desk from '../../contracts/desk/api'
import type { Post } from '../../contracts/staff/posts'
import { call } from '../api/call'
import { onChangeOfDesk, onSignOut } from '../session/on-sign-out'
import { type QueueAddress, readAddress } from './address'
import { queryOf } from './load-queue'
import { belongs } from './loaded-queue'
import { lastAddress } from './saved-queues'

/** What was opened in this window and may have been left undecided: it is not handed out again before all others. */
const putAside = new Set<string>()
const mostPutAside = 200

export function putAsideCase(caseNo: string) {
  putAside.delete(caseNo)
  putAside.add(caseNo)
  for (const oldest of putAside) if (putAside.size > mostPutAside) putAside.delete(oldest)
}

/** Whether the server hands out the next case of a queue: in work by deadline. Other lists are read in their order. */
export const isHandedOut = ({ sort, q }: QueueAddress) => sort === 'urgent' && !q

/** The queue from which somebody came to the case they have open. */
export const queueOfCase = (posts: readonly Post[]) => readAddress(new URLSearchParams(lastAddress()), posts)

/** Whether a case that came from the queue is done with there: it belongs to it no longer. */
export function leavesQueue(after: CaseView, posts: readonly Post[]): boolean {
  return putAside.has(after.caseNo) && lastAddress() !== '' && !belongs(queueOfCase(posts), after)
}

/**
 * Takes the most urgent case of a queue that no colleague is deciding, without those seen already. When none is left, they are
 * free to be handed out again.
 */
export async function takeNext(address: QueueAddress): Promise<string | undefined> {
  const { sort: _, ...query } = queryOf(address)
  const { caseNo } = await call(desk.nextCase, { body: { ...query, except: [...putAside] } })
  if (caseNo) putAsideCase(caseNo)
  else putAside.clear()
  return caseNo
}

onSignOut(() => putAside.clear())
onChangeOfDesk(() => putAside.clear())
