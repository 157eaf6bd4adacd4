import Taro from '@tarojs/taro'
import type { AccountView } from '../../../contracts/staff/views'

/** Who of the staff is signed in on this phone; the resident's own session lies beside it. */
export interface StaffSession {
  token: string
  account: Pick<AccountView, 'id' | 'name' | 'roles' | 'rights'>
}

const key = 'staff'

export function readSession(): StaffSession | undefined {
  const stored: StaffSession | undefined = Taro.getStorageSync(key) || undefined
  // A session stored by an earlier version lacks the rights: signing in again brings them.
  return stored?.account.rights ? stored : undefined
}

export function keepSession(session: StaffSession) {
  Taro.setStorageSync(key, session)
}

export function dropSession() {
  Taro.removeStorageSync(key)
}
