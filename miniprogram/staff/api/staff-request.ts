import { ApiError } from '../../../contracts/api-error'
import type { uploadStaffMedia } from '../../../contracts/media/api'
import type { UploadedMedia } from '../../../contracts/media/views'
import { whileBusy } from '../../../contracts/media/while-busy'
import { asLost, uploaded } from '../../api/media'
import { addressOf, type Options, request } from '../../api/request'
import { type LocalPhoto, sendFile } from '../../platform/upload'
import { noteEnd, readSession } from './staff-session'

/** One call in the name of whoever is signed in. */
export function requestAsStaff<T>(path: string, options: Options = {}): Promise<T> {
  const header = { ...options.header, Authorization: `Bearer ${token()}` }
  return request<T>(path, { ...options, header }).catch(thrown => {
    noteEnd(thrown)
    throw thrown
  })
}

export function uploadStaffPhoto(photo: LocalPhoto): Promise<UploadedMedia> {
  const path: (typeof uploadStaffMedia)['path'] = '/api/staff/media'
  return whileBusy(async () => uploaded(await sendFile(addressOf(path), photo, token(), () => {}).catch(asLost)))
}

function token(): string {
  const session = readSession()
  if (!session) throw new ApiError('sign_in_required', '请先登录')
  return session.token
}
