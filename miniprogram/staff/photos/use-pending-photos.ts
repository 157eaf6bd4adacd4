import { useRef, useState } from 'react'
import { asApiError } from '../../api/errors'
import { PhotoQueue } from '../../photos/photo-queue'
import { pickPhotos } from '../../platform/pick-photos'
import { preparePhoto } from '../../platform/prepare-photo'
import type { LocalPhoto } from '../../platform/upload'
import { findPendingPhoto, savePendingPhoto } from './pending-photos'

/** Photos of a step that is not sent yet. They go into the phone's store, and from there with the step. */
export function usePendingPhotos(limit: number, onChange: (names: string[]) => void = () => {}) {
  const [, redraw] = useState(0)
  const [blocked, setBlocked] = useState(false)
  const [dropped, setDropped] = useState(0)
  const latest = useRef(onChange)
  latest.current = onChange
  const kept = useRef<PhotoQueue>()
  kept.current ??= new PhotoQueue(savePhoto, asApiError, () => {
    redraw(count => count + 1)
    const queue = kept.current
    if (queue && !queue.photos.some(({ state }) => state === 'waiting' || state === 'sending'))
      latest.current(namesOf(queue))
  })
  const queue = kept.current
  const room = limit - queue.photos.length
  const pick = async () => {
    const picked = await pickPhotos(room).catch(() => undefined)
    setBlocked(picked === undefined)
    if (!picked) return
    const taken = picked.slice(0, room)
    setDropped(picked.length - taken.length)
    queue.add(taken)
  }
  /** Shows the photos of a draft; those that are gone are left out. */
  const restore = async (names: readonly string[]) => {
    const found = await Promise.all(names.map(async id => ({ id, photo: await findPendingPhoto(id) })))
    queue.restore(
      found.flatMap(({ id, photo }) => (photo ? { id, thumbnail: photo.preview, display: photo.preview } : []))
    )
  }
  /** The names, once every photo is in the store. */
  const names = async () => {
    await queue.idle()
    return namesOf(queue)
  }
  /** What to do about photos that can never be sent: nobody should find out hours later, elsewhere. */
  const wrong = () => (queue.failed.length > 0 ? '有照片发不了，请点它右上角的 × 去掉；还要照片就重拍一张' : undefined)
  return { queue, room, pick, blocked, dropped, restore, names, wrong }
}

function namesOf(queue: PhotoQueue): string[] {
  return queue.sent.map(({ id }) => id)
}

async function savePhoto(photo: LocalPhoto) {
  const urls = { display: photo.preview, thumbnail: photo.preview }
  const prepared = await preparePhoto(photo)
  const id = await savePendingPhoto(prepared)
  photo.kept = prepared.kept
  return { id, width: 0, height: 0, urls }
}
