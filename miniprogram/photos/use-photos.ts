import { useEffect, useRef, useState } from 'react'
import type { UploadedMedia } from '../../contracts/media/views'
import { asApiError } from '../api/errors'
import { uploadPhoto } from '../api/media'
import { removePhoto, savePhoto } from '../platform/photo-store'
import { pickPhotos } from '../platform/pick-photos'
import type { LocalPhoto } from '../platform/upload'
import { whenOnline } from '../platform/when-online'
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
  const [dropped, setDropped] = useState(0)
  const latest = useRef(listeners)
  latest.current = listeners
  const held = useRef<PhotoQueue>()
  held.current ??= new PhotoQueue(
    uploadPhoto,
    asApiError,
    () => {
      redraw(count => count + 1)
      if (held.current) latest.current.onChange?.(held.current)
    },
    media => latest.current.onSent?.(media)
  )
  const queue = held.current
  const room = limit - queue.photos.length
  useEffect(() => whenOnline(() => queue.retryFailed()), [queue])
  const pick = async () => {
    if (room <= 0) return
    const picked = await pickPhotos(room).catch(() => undefined)
    setBlocked(picked === undefined)
    if (!picked) return
    const taken = picked.slice(0, room)
    setDropped(picked.length - taken.length)
    queue.add(taken)
    if (latest.current.onChange) for (const photo of taken) void keep(photo)
  }
  /** In the phone's store until what it belongs to has arrived: until then the server may let go of it. */
  const keep = async (photo: LocalPhoto) => {
    const kept = await savePhoto(photo)
    // Taken away in the meantime.
    if (kept && !queue.photos.some(({ local }) => local === photo)) return removePhoto(kept)
    photo.kept = kept
    latest.current.onChange?.(queue)
  }
  return { queue, room, pick, blocked, dropped }
}
