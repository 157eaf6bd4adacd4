import { useRef, useState } from 'react'
import type { UploadedMedia } from '../../contracts/media'
import { asApiError } from '../api/errors'
import { uploadPhoto } from '../api/media'
import { pickPhotos } from '../platform/pick-photos'
import { PhotoQueue } from './photo-queue'

interface Listeners {
  /** The list has changed: keep what is already sent. */
  onChange?(queue: PhotoQueue): void
  onSent?(media: UploadedMedia): void
}

/** A queue that redraws the page; the newest listeners are the ones that are told. */
export function usePhotos(limit: number, listeners: Listeners = {}) {
  const [, redraw] = useState(0)
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
  const pick = async () => {
    if (room > 0) queue.add(await pickPhotos(room))
  }
  return { queue, room, pick }
}
