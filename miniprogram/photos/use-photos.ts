import { useRef, useState } from 'react'
import type { UploadedMedia } from '../../contracts/media/views'
import { asApiError } from '../api/errors'
import { uploadPhoto } from '../api/media'
import { forgetPhoto, keepPhoto } from '../platform/photo-store'
import { pickPhotos } from '../platform/pick-photos'
import type { LocalPhoto } from '../platform/upload'
import { PhotoQueue } from './photo-queue'

interface Listeners {
  /** The list has changed: keep what is already sent. */
  onChange?(queue: PhotoQueue): void
  onSent?(media: UploadedMedia): void
}

/** A queue that redraws the page; the newest listeners are the ones that are told. */
export function usePhotos(limit: number, listeners: Listeners = {}) {
  const [, redraw] = useState(0)
  const [blocked, setBlocked] = useState(false)
  const latest = useRef(listeners)
  latest.current = listeners
  const held = useRef<PhotoQueue>()
  held.current ??= new PhotoQueue(
    send,
    asApiError,
    () => {
      redraw(count => count + 1)
      if (held.current) latest.current.onChange?.(held.current)
    },
    media => latest.current.onSent?.(media)
  )
  const queue = held.current
  const room = limit - queue.photos.length
  const pick = async () => {
    if (room <= 0) return
    const picked = await pickPhotos(room).catch(() => undefined)
    setBlocked(picked === undefined)
    if (!picked) return
    queue.add(picked)
    if (latest.current.onChange) for (const photo of picked) void keep(photo)
  }
  const keep = async (photo: LocalPhoto) => {
    const kept = await keepPhoto(photo)
    const waiting = queue.photos.some(({ local, sent }) => local === photo && !sent)
    // Sent or taken away in the meantime: nothing needs to be kept any more.
    if (kept && !waiting) return forgetPhoto(kept)
    photo.kept = kept
    latest.current.onChange?.(queue)
  }
  return { queue, room, pick, blocked }
}

/** What the server has need not be kept on the phone. */
async function send(photo: LocalPhoto, progress: (percent: number) => void): Promise<UploadedMedia> {
  const media = await uploadPhoto(photo, progress)
  if (photo.kept) forgetPhoto(photo.kept)
  return media
}
