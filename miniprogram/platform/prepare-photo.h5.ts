import { shrinkPhoto } from './shrink-photo'
import type { LocalPhoto } from './upload'

/** Makes a photo small enough for the way while it is at hand. Refuses a file that can never be a photo. */
export async function preparePhoto(photo: LocalPhoto): Promise<LocalPhoto> {
  return photo.file ? { ...photo, file: await shrinkPhoto(photo.file, false) } : photo
}
