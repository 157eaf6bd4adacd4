import { ApiError } from '../../../contracts/api-error'
import { asApiError } from '../../api/errors'
import { uploadStaffPhoto } from '../api/staff-request'
import { findPendingPhoto, releasePhoto } from '../photos/pending-photos'
import type { OutboxItem, PendingPhoto, SendingProgress, SentResult } from './outbox-item'
import { sendCaseStep } from './send-case-step'
import { sendCodeStep } from './send-code-step'
import { sendPatrol } from './send-patrol'

/** Sends the photos that have not got through yet, then what they belong to; `note` keeps what is done so far. */
export async function sendItem(item: OutboxItem, note: (part: SendingProgress) => void): Promise<SentResult> {
  const photos = await sendPhotos(item, note)
  const sent = await sendWith(item, photos).catch(thrown => {
    // Photos that nobody claimed for a day are gone: they are sent anew the next time.
    if (asApiError(thrown).code === 'media_taken') note({ photos: photos.map(({ id: _, ...photo }) => photo) })
    throw thrown
  })
  for (const { held } of photos) releasePhoto(held)
  return sent
}

function sendWith(item: OutboxItem, photos: readonly PendingPhoto[]): Promise<SentResult> {
  switch (item.kind) {
    case 'code':
      return sendCodeStep(item, idsOf(photos))
    case 'case':
      return sendCaseStep(item, idsOf(photos))
    case 'patrol':
      return sendPatrol(item, idsOf(photos.filter(({ after }) => !after)), idsOf(photos.filter(({ after }) => after)))
  }
}

function idsOf(photos: readonly PendingPhoto[]): string[] {
  return photos.flatMap(({ id }) => id ?? [])
}

async function sendPhotos(
  { photos: held, by }: OutboxItem,
  note: (part: SendingProgress) => void
): Promise<PendingPhoto[]> {
  const photos = [...held]
  for (const [i, photo] of photos.entries()) {
    if (photo.id) continue
    const found = await findPendingPhoto(photo.held)
    if (!found) throw new ApiError('image_broken', '手机里的照片找不到了，请去掉这一项后重新拍')
    photos[i] = { ...photo, id: (await uploadStaffPhoto(found, by)).id }
    note({ photos: [...photos] })
  }
  return photos
}
