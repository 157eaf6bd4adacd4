import type { Role } from '../../contracts/staff/roles'
import { fetchCase } from '../api/cases'
import { asApiError } from '../api/request'
import { readAddress, writeAddress } from './address'
import { loadMore, loadQueue } from './load-queue'
import { belongs, following, type QueuePlace } from './place'
import { dropEverywhere, keepPlace, lastAddress, placeAt, remainsOf, settleEverywhere } from './places'

/** The queue last seen, long enough to hold the case that follows this one. */
async function queueAfter(caseNo: string, roles: readonly Role[]): Promise<QueuePlace> {
  const address = readAddress(new URLSearchParams(lastAddress()), roles)
  const search = writeAddress(address, roles)
  const known = placeAt(search) ?? (await loadQueue(address, remainsOf(search)))
  const place = following(known, caseNo) ? known : await loadMore(known)
  keepPlace(search, place)
  return place
}

export interface Found {
  /** Missing when the queue holds nothing further. */
  caseNo?: string
  /** Cases passed over because somebody else has dealt with them since the queue was loaded. */
  skipped: number
}

export async function findNext(caseNo: string, roles: readonly Role[]): Promise<Found> {
  for (let skipped = 0; ; skipped += 1) {
    const place = await queueAfter(caseNo, roles)
    const next = following(place, caseNo)
    if (!next || next === caseNo) return { skipped }
    try {
      const view = await fetchCase(next)
      if (belongs(place.address, view)) return { caseNo: next, skipped }
      settleEverywhere(view)
    } catch (failure) {
      if (asApiError(failure).code !== 'not_found') throw failure
      dropEverywhere(next)
    }
  }
}
