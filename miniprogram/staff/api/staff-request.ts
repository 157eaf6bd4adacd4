import { ApiError } from '../../../contracts/api-error'
import type { UploadedMedia } from '../../../contracts/media/views'
import { asLost, uploaded } from '../../api/media'
import { addressOf, type Options, request } from '../../api/request'
import { type LocalPhoto, sendFile } from '../../platform/upload'
import { dropSession, readSession } from './staff-session'

/** One call in the name of whoever is signed in. */
export function requestAsStaff<T>(path: string, options: Options = {}): Promise<T> {
  return request<T>(path, { ...options, header: { ...options.header, Authorization: `Bearer ${token()}` } })
}

export async function uploadStaffPhoto(photo: LocalPhoto): Promise<UploadedMedia> {
  return uploaded(await sendFile(addressOf('/api/staff/media'), photo, token(), () => {}).catch(asLost))
}

/** Ends the session here even where the server cannot be told. */
export async function signOut() {
  await requestAsStaff('/api/staff/session', { method: 'DELETE' }).catch(() => {})
  dropSession()
}

function token(): string {
  const session = readSession()
  if (!session) throw new ApiError('sign_in_required', '请先登录')
  return session.token
}
