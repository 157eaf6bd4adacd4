import { createHmac } from 'node:crypto'
import { Refusal } from '../http/refusal'
import { addressKey } from '../limits/address-key'
import { settings } from '../settings'
import { MediaModel } from './model'

const megabyte = 1024 * 1024

/**
 * How many photos that no report uses yet one sender and one address may keep here. They go after a day; more than
 * these would let strangers fill the disk meanwhile. Many homes share an address, so that its share is wide.
 */
export const unclaimedLimits = {
  owner: { photos: 60, bytes: 100 * megabyte },
  from: { photos: 1000, bytes: 1000 * megabyte }
} as const

/** Returns a mark for an address that says nothing of it: the address itself is never stored. */
export function markOf(address: string): string {
  return createHmac('sha256', settings().secrets.media)
    .update(`address ${addressKey(address)}`)
    .digest('hex')
    .slice(0, 24)
}

/** Refuses another photo of somebody who keeps too many that nothing uses. */
export async function refuseHoarding(sender: { owner: string; from: string }): Promise<void> {
  for (const by of ['owner', 'from'] as const) {
    const most = unclaimedLimits[by]
    const kept = await MediaModel.find({ [by]: sender[by], usedBy: null }, { bytes: 1 })
      .limit(most.photos)
      .lean()
    const bytes = kept.reduce((sum, photo) => sum + (photo.bytes ?? 0), 0)
    if (kept.length >= most.photos || bytes >= most.bytes) {
      throw new Refusal('too_many_requests', '还没有用上的照片太多了，请先把上报发出去，或者明天再传', undefined, 3600)
    }
  }
}
