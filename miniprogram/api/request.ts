import Taro from '@tarojs/taro'
import { untilServed } from '../../contracts/asking-again'
import { clientHeader, type StaffClient } from '../../contracts/staff/session-headers'
import { tellAnew } from '../drafts/consent'
import { readStored, store } from '../platform/phone-storage'
import { asApiError, needsSession, offline, refusal } from './errors'
import { credentials } from './session'

export interface Options {
  method?: 'GET' | 'POST' | 'DELETE'
  data?: object
  header?: Record<string, string>
}

export const tokenKey = 'token'
/** A session of staff on a phone stands beside the one at their desk. */
const asPhone = { [clientHeader]: 'phone' satisfies StaffClient }
let signingIn: Promise<string> | undefined

export function addressOf(path: string): string {
  return API_BASE + path
}

/** One call that anybody may make. While the server has too much to do, it waits and goes by itself. */
export function request<T>(path: string, options: Options = {}): Promise<T> {
  return untilServed((options.method ?? 'GET') === 'GET', () => requestOnce<T>(path, options))
}

async function requestOnce<T>(path: string, { method = 'GET', data, header = {} }: Options): Promise<T> {
  let answer: { statusCode: number; data: unknown; header?: Record<string, unknown> }
  try {
    answer = await Taro.request({
      url: addressOf(path),
      method,
      data,
      header: { ...asPhone, ...header },
      timeout: 20_000
    })
  } catch {
    throw offline()
  }
  const { statusCode, data: body } = answer
  keepRenewed(answer.header)
  if (statusCode < 200 || statusCode > 299) throw refusal(statusCode, body, answer.header)
  // Every answer of the city is JSON. What a hotel's sign-in page says in its stead is no answer.
  if (statusCode !== 204 && (typeof body !== 'object' || body === null)) throw offline()
  return body as T
}

/** One call in the resident's own name. */
export function requestAsResident<T>(path: string, options: Options = {}): Promise<T> {
  return withSession(token =>
    request<T>(path, { ...options, header: { ...options.header, Authorization: `Bearer ${token}` } })
  )
}

/** Runs a call with the session's token, and once more with a new session when the old one has expired. */
export async function withSession<T>(call: (token: string) => Promise<T>): Promise<T> {
  const token: string = readStored(tokenKey) || (await signIn())
  try {
    return await call(token)
  } catch (thrown) {
    if (!needsSession(asApiError(thrown))) throw thrown
    return call(await signIn())
  }
}

/** Several calls at once on a new phone share one session. */
function signIn(): Promise<string> {
  signingIn ??= openSession().finally(() => {
    signingIn = undefined
  })
  return signingIn
}

async function openSession(): Promise<string> {
  const { path, data } = await credentials().catch(() => {
    throw offline()
  })
  const { token } = await request<{ token: string }>(path, { method: 'POST', data })
  store(tokenKey, token)
  tellAnew()
  return token
}

/** A session that is used does not end: now and then an answer brings the token to go on with. */
function keepRenewed(header: Record<string, unknown> = {}) {
  const [, token] = Object.entries(header).find(([name]) => name.toLowerCase() === 'session-token') ?? []
  if (typeof token === 'string' && token) store(tokenKey, token)
}
