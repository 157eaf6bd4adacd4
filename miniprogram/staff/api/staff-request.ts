import { ApiError } from '../../../contracts/api-error'
import type { uploadStaffMedia } from '../../../contracts/media/api'
import type { UploadedMedia } from '../../../contracts/media/views'
import { whileBusy } from '../../../contracts/media/while-busy'
import { offline, refusal } from '../../api/errors'
import { addressOf, type Options, request } from '../../api/request'
import { type LocalPhoto, sendFile } from '../../platform/upload'
import { readSession } from './staff-session'

/** One call in the name of whoever is signed in. */
export function requestAsStaff<T>(path: string, options: Options = {}): Promise<T> {
  return request<T>(path, { ...options, header: { ...options.header, Authorization: `Bearer ${token()}` } })
}

export function uploadStaffPhoto(photo: LocalPhoto): Promise<UploadedMedia> {
  const path: (typeof uploadStaffMedia)['path'] = '/api/staff/media'
  return whileBusy(async () => {
    const answer = await sendFile(addressOf(path), photo, token(), () => {}).catch(() => {
      throw offline()
    })
    if (answer.status !== 201) throw refusal(answer.status, answer.body)
    return answer.body as UploadedMedia
  })
}

function token(): string {
  const session = readSession()
  if (!session) throw new ApiError('sign_in_required', '请先登录')
  return session.token
}
