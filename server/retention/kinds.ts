import { dayMs } from '../../contracts/china-time'
import type { RetentionKind } from '../../contracts/retention/kinds'
import { countOldScans, deleteOldScans } from '../codes/old-scans'
import { countOldErasures, deleteOldErasures } from '../erasure/old-erasures'
import { countUnusedMedia, sweepUnusedMedia } from '../media/store-photo'
import { countOldMessages, deleteOldMessages } from '../messages/old-messages'
import { countContactsDue, forgetContacts } from '../reports/forget-contacts'
import { countOldBlocks, countUnusedSenders, deleteOldBlocks, deleteUnusedSenders } from '../residents/old-senders'

/** What is to go: whatever ended, was sent or was last used before the cutoff. */
export interface Due {
  cutoff: Date
  days: number
  now: Date
}

interface Kind {
  /** How many are due, counted no further than `most`. It changes nothing. */
  count: (due: Due, most: number) => Promise<number>
  /** Removes one batch and can be repeated. `done` is 0 when nothing is left to look at. */
  remove: (due: Due) => Promise<{ done: number; removed: number }>
}

const all = async (deleted: Promise<number>) => {
  const done = await deleted
  return { done, removed: done }
}

/** How each kind of `contracts/retention/kinds.ts` is counted and removed, by its own area. */
export const removers: Record<RetentionKind, Kind> = {
  contacts: {
    count: ({ cutoff, now }, most) => countContactsDue(cutoff, most, now),
    remove: ({ cutoff, now }) => forgetContacts(cutoff, now)
  },
  messages: {
    count: ({ cutoff }, most) => countOldMessages(cutoff, most),
    remove: ({ cutoff }) => all(deleteOldMessages(cutoff))
  },
  uploads: {
    count: ({ cutoff }, most) => countUnusedMedia(cutoff, most),
    remove: ({ now, days }) => all(sweepUnusedMedia(now, days))
  },
  senders: {
    count: ({ cutoff }, most) => countUnusedSenders(cutoff, most),
    remove: ({ cutoff }) => all(deleteUnusedSenders(cutoff))
  },
  scans: {
    count: ({ cutoff }, most) => countOldScans(cutoff, most),
    remove: ({ cutoff }) => all(deleteOldScans(cutoff))
  },
  blocks: {
    count: ({ cutoff }, most) => countOldBlocks(cutoff, most),
    remove: ({ cutoff }) => all(deleteOldBlocks(cutoff))
  },
  erasures: {
    count: ({ cutoff }, most) => countOldErasures(cutoff, most),
    remove: ({ cutoff }) => all(deleteOldErasures(cutoff))
  }
}

export const dueAt = (now: Date, days: number): Due => ({ now, days, cutoff: new Date(now.getTime() - days * dayMs) })
