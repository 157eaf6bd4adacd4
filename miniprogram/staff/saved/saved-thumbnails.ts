import { useEffect, useState } from 'react'
import type { MediaView } from '../../../contracts/media/views'
import { photoAddress } from '../../api/media'
import { readStored, store } from '../../platform/phone-storage'
import { findPhoto, removePhoto, savePhoto } from '../../platform/photo-store'
import { fetchPhoto } from '../platform/fetch-photo'

/** Thumbnails by the photo as it is seen now, with their names in the phone's store. */
type SavedThumbnails = Record<string, string>

/** A photo that was redacted is another picture: what was kept of it before goes. */
const keptAs = ({ id, redaction }: MediaView) => (redaction ? `${id}-${redaction.revision}` : id)

const key = 'staff-thumbnails'
const most = 200
let saving: Promise<void> = Promise.resolve()

function savedThumbnails(): SavedThumbnails {
  return readStored(key) || {}
}

/** Fetches thumbnails that are not on the phone yet, one after another, and lets go of those no longer needed. */
export function saveThumbnails(photos: readonly MediaView[]): Promise<void> {
  saving = saving.then(() => saveEach(photos)).catch(() => {})
  return saving
}

async function saveEach(photos: readonly MediaView[]) {
  const wanted = photos.slice(0, most)
  const ids = new Set(wanted.map(keptAs))
  const kept = savedThumbnails()
  for (const [id, name] of Object.entries(kept)) {
    if (ids.has(id)) continue
    removePhoto(name)
    delete kept[id]
  }
  store(key, kept)
  for (const photo of wanted) {
    const id = keptAs(photo)
    if (kept[id]) continue
    // Without a network the rest will not come either.
    const name = await savePhoto(await fetchPhoto(photoAddress(photo.urls.thumbnail)))
    if (!name) return
    kept[id] = name
    store(key, kept)
  }
}

/** The same photos, shown from the phone's store as far as they are in it. */
export function useSavedThumbnails(photos: readonly MediaView[]): readonly MediaView[] {
  const [local, setLocal] = useState<Record<string, string>>({})
  const ids = photos.map(keptAs).join()
  useEffect(() => {
    let current = true
    void previewsOf(ids.split(',')).then(found => current && setLocal(found))
    return () => {
      current = false
    }
  }, [ids])
  return photos.map(photo => {
    const thumbnail = local[keptAs(photo)]
    return thumbnail ? { ...photo, urls: { ...photo.urls, thumbnail } } : photo
  })
}

async function previewsOf(ids: readonly string[]): Promise<Record<string, string>> {
  const kept = savedThumbnails()
  const found = await Promise.all(
    ids.map(async id => [id, kept[id] ? (await findPhoto(kept[id]))?.preview : undefined] as const)
  )
  return Object.fromEntries(found.flatMap(([id, preview]) => (preview ? [[id, preview]] : [])))
}
