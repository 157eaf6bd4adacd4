import * as cases from '../../contracts/cases/api'
import { call } from '../api/call'
import { type QueueAddress, statesIn } from './address'
import { type LoadedQueue, withPage } from './loaded-queue'
import type { QueueExtent } from './saved-queues'

export const pageSize = 30
const largestPage = 100

export function queryOf({ tab, mine, ...rest }: QueueAddress) {
  return { ...rest, state: statesIn(tab)?.join(','), mine: mine && ('1' as const) }
}

function newestOf(address: QueueAddress, signal?: AbortSignal, background = false) {
  const query = { ...queryOf(address), sort: 'newest', limit: String(pageSize) } as const
  return call(cases.queue, { query, signal, background })
}

/** Loads a queue from the first row, as far as it had been loaded before. */
export async function loadQueue(address: QueueAddress, extent: QueueExtent | undefined, signal?: AbortSignal) {
  const wanted = Math.max(pageSize, extent?.loaded ?? 0)
  const newest = address.sort === 'newest' ? undefined : newestOf(address, signal)
  const { scrollPosition = 0, selected } = extent ?? {}
  let queue: LoadedQueue = { address, rows: [], scrollPosition, selected, baseline: [], loadedAt: Date.now() }
  do {
    const limit = String(Math.min(largestPage, wanted - queue.rows.length))
    const query = { ...queryOf(address), cursor: queue.next, limit }
    queue = withPage(queue, await call(cases.queue, { query, signal }))
  } while (queue.next && queue.rows.length < wanted)
  const known = queue.rows.some(row => row.caseNo === queue.selected)
  return {
    ...queue,
    selected: known ? queue.selected : queue.rows[0]?.caseNo,
    baseline: (await newest)?.items ?? queue.rows.slice(0, pageSize)
  }
}

export async function loadMore(queue: LoadedQueue): Promise<LoadedQueue> {
  if (!queue.next) return queue
  const query = { ...queryOf(queue.address), cursor: queue.next, limit: String(pageSize) }
  return withPage(queue, await call(cases.queue, { query }))
}

/** Asked by the page itself, again and again. */
export async function newestNow(address: QueueAddress, signal: AbortSignal) {
  return (await newestOf(address, signal, true)).items
}
