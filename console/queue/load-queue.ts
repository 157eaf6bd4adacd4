import { fetchCases, type Queue } from '../api/cases'
import { type QueueAddress, statesIn } from './address'
import { type QueuePlace, withPage } from './loaded-queue'
import type { Remains } from './saved-queues'

export const pageSize = 30
const largestPage = 100

export function queryOf({ tab, mine, ...rest }: QueueAddress): Queue {
  return { ...rest, state: statesIn(tab)?.join(','), mine: mine && '1' }
}

function newestOf(address: QueueAddress, signal?: AbortSignal) {
  return fetchCases({ ...queryOf(address), sort: 'newest', limit: pageSize }, signal)
}

/** Loads a queue from its beginning, as far as it had been loaded before. */
export async function loadQueue(address: QueueAddress, remains: Remains | undefined, signal?: AbortSignal) {
  const wanted = Math.max(pageSize, remains?.loaded ?? 0)
  const newest = address.sort === 'newest' ? undefined : newestOf(address, signal)
  const { scroll = 0, selected } = remains ?? {}
  let place: QueuePlace = { address, rows: [], scroll, selected, baseline: [], loadedAt: Date.now() }
  do {
    const limit = Math.min(largestPage, wanted - place.rows.length)
    place = withPage(place, await fetchCases({ ...queryOf(address), cursor: place.next, limit }, signal))
  } while (place.next && place.rows.length < wanted)
  const known = place.rows.some(row => row.caseNo === place.selected)
  return {
    ...place,
    selected: known ? place.selected : place.rows[0]?.caseNo,
    baseline: (await newest)?.items ?? place.rows.slice(0, pageSize)
  }
}

export async function loadMore(place: QueuePlace): Promise<QueuePlace> {
  if (!place.next) return place
  return withPage(place, await fetchCases({ ...queryOf(place.address), cursor: place.next, limit: pageSize }))
}

export async function newestNow(address: QueueAddress, signal: AbortSignal) {
  return (await newestOf(address, signal)).items
}
