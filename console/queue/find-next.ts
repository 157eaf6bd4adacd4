import * as cases from '../../contracts/cases/api'
import type { Post } from '../../contracts/staff/posts'
import { call } from '../api/call'
import { asApiError } from '../api/errors'
import { readAddress, writeAddress } from './address'
import { loadMore, loadQueue } from './load-queue'
import { belongs, following, type LoadedQueue } from './loaded-queue'
import { lastAddress, removeFromQueues, savedExtent, savedQueue, saveQueue, updateInQueues } from './saved-queues'

/** Returns the queue seen last, loaded far enough to hold the case after this one. */
async function queueAfter(caseNo: string, posts: readonly Post[]): Promise<LoadedQueue> {
  const address = readAddress(new URLSearchParams(lastAddress()), posts)
  const search = writeAddress(address, posts)
  const known = savedQueue(search) ?? (await loadQueue(address, savedExtent(search)))
  const queue = following(known, caseNo) ? known : await loadMore(known)
  saveQueue(search, queue)
  return queue
}

export interface NextCase {
  /** Missing when no case follows in the queue. */
  caseNo?: string
  /** How many cases were skipped because a colleague has handled them since the queue was loaded. */
  skipped: number
}

export async function findNext(caseNo: string, posts: readonly Post[]): Promise<NextCase> {
  for (let skipped = 0; ; skipped += 1) {
    const queue = await queueAfter(caseNo, posts)
    const next = following(queue, caseNo)
    if (!next || next === caseNo) return { skipped }
    try {
      const view = await call(cases.oneCase, { params: { caseNo: next } })
      if (belongs(queue.address, view)) return { caseNo: next, skipped }
      updateInQueues(view)
    } catch (failure) {
      if (asApiError(failure).code !== 'not_found') throw failure
      removeFromQueues(next)
    }
  }
}
