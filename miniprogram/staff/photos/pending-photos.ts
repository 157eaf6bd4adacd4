import { newKey } from '../../drafts/draft'
import { findPhoto, removePhoto, savePhoto } from '../../platform/photo-store'
import type { LocalPhoto } from '../../platform/upload'

/** Photos of this visit. Those that the phone's store did not take last as long as the app is open. */
const inMemory = new Map<string, LocalPhoto>()
const fleeting = new Set<string>()

/** Keeps a photo until it can be sent. Returns the name under which it is found again. */
export async function savePendingPhoto(photo: LocalPhoto): Promise<string> {
  const saved = await savePhoto(photo)
  const name = saved ?? newKey()
  if (!saved) fleeting.add(name)
  photo.kept = name
  inMemory.set(name, photo)
  return name
}

export async function findPendingPhoto(name: string): Promise<LocalPhoto | undefined> {
  return inMemory.get(name) ?? (await findPhoto(name))
}

export function isLastingPhoto(name: string): boolean {
  return !fleeting.has(name)
}

export function releasePhoto(name: string) {
  inMemory.delete(name)
  removePhoto(name)
}
