import type { UploadedMedia } from '../../contracts/media/views'
import { asApiError } from '../api/errors'
import { uploadPhoto } from '../api/media'
import type { LocalPhoto } from '../platform/upload'

/** How long to wait before each further attempt while the city is too busy to take a photo. */
const pausesMs = [3_000, 5_000, 10_000, 20_000]

/** Sends a photo, and again by itself while the server only asks to come back later. */
export async function sendPatiently(photo: LocalPhoto, progress: (percent: number) => void): Promise<UploadedMedia> {
  for (const pause of pausesMs) {
    try {
      return await uploadPhoto(photo, progress)
    } catch (thrown) {
      if (asApiError(thrown).code !== 'not_ready') throw thrown
    }
    await new Promise(resolve => setTimeout(resolve, pause))
  }
  return uploadPhoto(photo, progress)
}
