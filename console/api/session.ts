import type { AccountView } from '../../contracts/staff/views'
import { request } from './request'

export function signIn(username: string, password: string) {
  return request<{ token: string; account: AccountView }>('POST', '/api/staff/session', {
    body: { username, password }
  })
}

export function signOut() {
  return request<void>('DELETE', '/api/staff/session')
}

export function whoAmI() {
  return request<AccountView>('GET', '/api/staff/session')
}
