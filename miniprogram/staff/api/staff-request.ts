import { ApiError } from '../../../contracts/api-error'
import type { uploadStaffMedia } from '../../../contracts/media/api'
import type { UploadedMedia } from '../../../contracts/media/views'
import { whileBusy } from '../../../contracts/media/while-busy'
import type * as staff from '../../../contracts/staff/api'
import { standsForHeader } from '../../../contracts/staff/session-headers'
import type { AccountView } from '../../../contracts/staff/views'
import { asLost, uploaded } from '../../api/media'
import { addressOf, type Options, request } from '../../api/request'
import { type LocalPhoto, sendFile } from '../../platform/upload'
import { type ActingAccount, endActing, keepActing } from './acting'
import { type Sender, senderOf } from './sender'
import { keepAccount, noteEnd, readSession, type StaffSession } from './staff-session'

/** In whose name something is sent: that of whoever works here, unless another is named. */
export type InNameOf = Pick<Sender, 'standsFor'>

/** One call of the person who is signed in, in their own name or in a colleague's. */
export function requestAsStaff<T>(path: string, options: Options = {}, inNameOf?: InNameOf): Promise<T> {
  const header = { ...options.header, ...credentialsOf(demandSession(), inNameOf) }
  return request<T>(path, { ...options, header }).catch(thrown => refused(thrown, header))
}

function refused(thrown: unknown, header: Record<string, string>): never {
  noteEnd(thrown)
  if (thrown instanceof ApiError && thrown.code === 'forbidden') void lookAgain()
  throw explainOver(thrown, header)
}

function credentialsOf({ token, account }: StaffSession, { standsFor }: InNameOf = senderOf(account)) {
  return { Authorization: `Bearer ${token}`, ...(standsFor && { [standsForHeader]: standsFor }) }
}

/** When it was for the colleague for whom this phone acts, it goes on in the person's own name. */
function explainOver(thrown: unknown, header: Record<string, string>): unknown {
  if (!(thrown instanceof ApiError) || thrown.code !== 'standing_in_over') return thrown
  const said = thrown.message.replace(/，请回到自己的账号$/, '')
  const acting = readSession()?.account
  if (!acting?.person || acting.id !== header[standsForHeader]) return new ApiError(thrown.code, said)
  endActing(`${said}，现在是您自己的账号。您写的都还在。`)
  return new ApiError(thrown.code, `${said}，现在是您自己的账号`)
}

let looking: Promise<void> | undefined

/** Asks what they may do now and for whom they may act: this phone offers that from then on. */
export function lookAgain(): Promise<void> {
  const path: (typeof staff.account)['path'] = '/api/staff/session'
  const ask = async () => {
    const { account, token } = demandSession()
    const ofColleague = account.person && credentialsOf({ account, token })
    if (ofColleague) {
      const acting = await request<AccountView>(path, { header: ofColleague }).catch(thrown => {
        throw explainOver(thrown, ofColleague)
      })
      if (acting.person) keepActing(acting as ActingAccount)
    }
    keepAccount(await request<AccountView>(path, { header: credentialsOf({ account, token }, {}) }))
  }
  looking ??= ask()
    .catch(() => undefined)
    .finally(() => {
      looking = undefined
    })
  return looking
}

export function uploadStaffPhoto(photo: LocalPhoto, inNameOf: InNameOf): Promise<UploadedMedia> {
  const path: (typeof uploadStaffMedia)['path'] = '/api/staff/media'
  const header = credentialsOf(demandSession(), inNameOf)
  const send = async () => uploaded(await sendFile(addressOf(path), photo, header, () => {}).catch(asLost))
  return whileBusy(send).catch(thrown => refused(thrown, header))
}

function demandSession(): StaffSession {
  const session = readSession()
  if (!session) throw new ApiError('sign_in_required', '请先登录')
  return session
}
