import { ApiError } from '../../contracts/api-error'
import * as staff from '../../contracts/staff/api'
import { call } from '../api/call'
import { setSignedIn, signedIn } from '../api/signed-in'

/**
 * Whose sign-out the server could not be told. No script can delete the cookie, so the next page that opens in this browser
 * signs them out before anything else.
 */
const key = 'mashangban.console.leaving'

function attempt<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}

/** Tells the server that the person on this page leaves. */
export async function tellLeaving() {
  const account = signedIn()?.account
  if (!account) return
  attempt(storage => storage.setItem(key, account))
  await call(staff.signOut).catch(failed)
  forgetLeaving()
}

/** Signs out who left while the server could not be reached. Throws while it still cannot. */
export async function finishLeaving() {
  const account = attempt(storage => storage.getItem(key))
  if (!account) return
  setSignedIn(account)
  await call(staff.signOut).catch(failed)
  forgetLeaving()
}

/** Whoever signs in takes the cookie's place. */
export function forgetLeaving() {
  attempt(storage => storage.removeItem(key))
}

/** A session that is over already needs no sign-out. */
function failed(error: unknown) {
  if (error instanceof ApiError && (error.code === 'session_expired' || error.code === 'sign_in_required')) return
  throw error
}
