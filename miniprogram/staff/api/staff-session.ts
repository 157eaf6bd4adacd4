import Taro from '@tarojs/taro'
import type { AccountView } from '../../../contracts/staff/views'

/** Who of the staff is signed in on this phone; the resident's own session lies beside it. */
export interface StaffSession {
  token: string
  account: Pick<AccountView, 'id' | 'name' | 'roles'>
}

const key = 'staff'

export function readSession(): StaffSession | undefined {
  return Taro.getStorageSync(key) || undefined
}

export function keepSession(session: StaffSession) {
  Taro.setStorageSync(key, session)
}

export function dropSession() {
  Taro.removeStorageSync(key)
}
