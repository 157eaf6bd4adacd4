import type { uploadMedia } from '../../contracts/media/api'
import type { UploadedMedia } from '../../contracts/media/views'
import { whileBusy } from '../../contracts/media/while-busy'
import { type LocalPhoto, sendFile } from '../platform/upload'
import { offline, refusal } from './errors'
import { addressOf, withSession } from './request'

/** Sends one photo; `progress` is told percentages on the way. */
export function uploadPhoto(photo: LocalPhoto, progress: (percent: number) => void): Promise<UploadedMedia> {
  const path: (typeof uploadMedia)['path'] = '/api/media'
  return whileBusy(() =>
    withSession(async token => {
      const answer = await sendFile(addressOf(path), photo, token, progress).catch(() => {
        throw offline()
      })
      if (answer.status !== 201) throw refusal(answer.status, answer.body)
      return answer.body as UploadedMedia
    })
  )
}

/** The API names photos by path; a mini-program needs the whole address. */
export function photoAddress(path: string): string {
  return path.startsWith('/') ? addressOf(path) : path
}
