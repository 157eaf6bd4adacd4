import type * as rows from '../../contracts/residents/api'
import { callAsResident } from '../api/call'
import { asApiError, needsSession } from '../api/errors'
import { request, tokenKey } from '../api/request'
import { readStored, store } from '../platform/phone-storage'

/** Ends the phone's session at the server. One that is over, and a phone that has none, have nothing to end. */
export async function endSession(): Promise<void> {
  const token: string | undefined = readStored(tokenKey)
  if (!token) return
  const header = { Authorization: `Bearer ${token}` }
  await request('/api/session', { method: 'DELETE', header }).catch(thrown => {
    if (!needsSession(asApiError(thrown))) throw thrown
  })
}

/** Ends this person's sessions on all other phones; this one goes on under a new token. */
export async function endOtherSessions(): Promise<void> {
  const { token } = await callAsResident<typeof rows.leaveElsewhere>('POST /api/session/others/end', { body: {} })
  store(tokenKey, token)
}
