import { tellConsent } from '../api/consent'
import { asApiError } from '../api/errors'
import { uploadPhoto } from '../api/media'
import { submitReport } from '../api/reports'
import { releasePhotos, restorePhotos } from '../photos/kept-photos'
import { PhotoQueue } from '../photos/photo-queue'
import { alone } from '../platform/alone'
import { storedNames } from '../platform/phone-storage'
import { checkReport } from './check-report'
import { mustAsk } from './consent'
import { asReport, type Draft } from './draft'
import { draftPrefix, dropDraft, loadDraft, saveDraft } from './draft-store'
import { keepSent } from './keep-sent'
import { receiptOfKey } from './receipts'
import { tellSent } from './sent-meanwhile'

/** Forms that are open send by themselves, with everything that they have to say of it. */
const open = new Map<string, number>()

export function openForm(place: string): () => void {
  open.set(place, (open.get(place) ?? 0) + 1)
  return () => void open.set(place, (open.get(place) ?? 1) - 1)
}

let working = false

/** Sends what was left with the sending button pressed, once each, and says so. What still finds no network goes on waiting. */
export async function sendWaiting(): Promise<void> {
  if (working || mustAsk()) return
  working = true
  try {
    for (const name of storedNames().filter(each => each.startsWith(draftPrefix))) {
      const place = name.slice(draftPrefix.length)
      const { key, waiting } = loadDraft(place)
      if (waiting && !open.get(place)) await alone(`send:${key}`, () => sendOne(place, key))
    }
  } finally {
    working = false
  }
}

/** The draft is read again once nobody else works on it: it may have gone meanwhile. */
async function sendOne(place: string, key: string): Promise<void> {
  const draft = loadDraft(place)
  if (draft.key !== key || !draft.waiting) return
  const keep = (part: Partial<Draft>) => saveDraft(place, { ...loadDraft(place), ...part })
  const giveUp = () => {
    keep({ waiting: undefined })
    tellSent({ place: draft.waiting?.place ?? '' })
  }
  if (receiptOfKey(key)) return dropDraft(place)
  const queue = new PhotoQueue(uploadPhoto, asApiError, () => {})
  await restorePhotos(queue, draft, () => true)
  await queue.idle()
  keep({ photos: queue.sent, unsent: queue.unsent })
  if (queue.failed.length > 0) return queue.failed.some(({ refused }) => refused) ? giveUp() : undefined
  const checked = checkReport(asReport({ ...draft, photos: queue.sent }, draft.waiting.code))
  if ('errors' in checked) return giveUp()
  try {
    await tellConsent()
    const sent = await submitReport(checked.report, key)
    keepSent(draft, sent, draft.waiting.place)
    dropDraft(place)
    releasePhotos(queue)
    tellSent({ reportId: sent.reportId, place: draft.waiting.place })
  } catch (thrown) {
    if (asApiError(thrown).code !== 'offline') giveUp()
  }
}
