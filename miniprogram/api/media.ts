import { ApiError } from '../../contracts/api-error'
import type { uploadMedia } from '../../contracts/media/api'
import type { UploadedMedia } from '../../contracts/media/views'
import { whileBusy } from '../../contracts/media/while-busy'
import { type Answer, type LocalPhoto, sendFile } from '../platform/upload'
import { offline, refusal } from './errors'
import { addressOf, withSession } from './request'

/** Sends one photo; `progress` is told percentages on the way. */
export function uploadPhoto(photo: LocalPhoto, progress: (percent: number) => void): Promise<UploadedMedia> {
  const path: (typeof uploadMedia)['path'] = '/api/media'
  return whileBusy(() =>
    withSession(async token => {
      const header = { Authorization: `Bearer ${token}` }
      return uploaded(await sendFile(addressOf(path), photo, header, progress).catch(asLost))
    })
  )
}

/** The API names photos by path; a mini-program needs the whole address. */
export function photoAddress(path: string): string {
  return path.startsWith('/') ? addressOf(path) : path
}

/** What the server says of an upload, or the reason why it has none. */
export function uploaded({ status, body, header }: Answer): UploadedMedia {
  if (status > 299) throw refusal(status, body, header)
  // Only the city answers so; anything else is a page that some network puts before it.
  if (status !== 201 || typeof body !== 'object' || body === null) throw offline()
  return body as UploadedMedia
}

/** A file that cannot be a photo is refused before it is sent; any other failure is the network's. */
export function asLost(thrown: unknown): never {
  throw thrown instanceof ApiError ? thrown : offline()
}
