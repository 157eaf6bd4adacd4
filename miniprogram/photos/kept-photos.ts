import { findPhoto, removePhoto } from '../platform/photo-store'
import type { PhotoQueue, SentPhoto } from './photo-queue'

/** The server lets go of a photo that nothing has claimed for a day. */
const goodForMs = 20 * 60 * 60 * 1000

export interface KeptPhotos {
  photos: readonly SentPhoto[]
  /** Photos that are still only on this phone, by their names in its store. */
  unsent: readonly string[]
}

/** Puts the photos of an earlier visit back. Those that the server may no longer have are sent once more. */
export async function restorePhotos(queue: PhotoQueue, { photos, unsent }: KeptPhotos, isCurrent: () => boolean) {
  queue.restore(photos)
  const [locals, waiting] = await Promise.all([
    Promise.all(photos.map(({ kept }) => (kept ? findPhoto(kept) : undefined))),
    Promise.all(unsent.map(findPhoto))
  ])
  if (!isCurrent()) return
  const isOld = ({ at = 0 }: SentPhoto) => Date.now() - at > goodForMs
  const stale = photos.map((photo, i) => (isOld(photo) ? locals[i] : undefined))
  const good = photos.filter((_, i) => !stale[i])
  queue.restore(
    good,
    good.map(photo => locals[photos.indexOf(photo)])
  )
  queue.add([...stale, ...waiting].filter(photo => photo !== undefined))
}

/** What has arrived need not stay on the phone. */
export function releasePhotos(queue: PhotoQueue) {
  for (const name of queue.kept) removePhoto(name)
}
