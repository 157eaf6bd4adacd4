import { ApiError } from '../../../contracts/api-error'
import type { uploadStaffMedia } from '../../../contracts/media/api'
import type { UploadedMedia } from '../../../contracts/media/views'
import { whileBusy } from '../../../contracts/media/while-busy'
import type * as staff from '../../../contracts/staff/api'
import type { AccountView } from '../../../contracts/staff/views'
import { asLost, uploaded } from '../../api/media'
import { addressOf, type Options, request } from '../../api/request'
import { type LocalPhoto, sendFile } from '../../platform/upload'
import { keepAccount, noteEnd, readSession } from './staff-session'

/** One call in the name of whoever is signed in. */
export function requestAsStaff<T>(path: string, options: Options = {}): Promise<T> {
  const header = { ...options.header, Authorization: `Bearer ${token()}` }
  return request<T>(path, { ...options, header }).catch(thrown => {
    noteEnd(thrown)
    if (thrown instanceof ApiError && thrown.code === 'forbidden') void lookAgain()
    throw thrown
  })
}

let looking: Promise<void> | undefined

/** Their roles were changed meanwhile: from the next page on this phone offers what they may do. */
function lookAgain(): Promise<void> {
  const path: (typeof staff.account)['path'] = '/api/staff/session'
  const ask = async () =>
    keepAccount(await request<AccountView>(path, { header: { Authorization: `Bearer ${token()}` } }))
  looking ??= ask()
    .catch(() => undefined)
    .finally(() => {
      looking = undefined
    })
  return looking
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
