import Taro from '@tarojs/taro'
import { asApiError, needsSession, offline, refusal } from './errors'
import { credentials } from './session'

export interface Options {
  method?: 'GET' | 'POST' | 'DELETE'
  data?: object
  header?: Record<string, string>
}

const tokenKey = 'token'
let signingIn: Promise<string> | undefined

export function addressOf(path: string): string {
  return API_BASE + path
}

/** One call that anybody may make. */
export async function request<T>(path: string, { method = 'GET', data, header = {} }: Options = {}): Promise<T> {
  let answer: { statusCode: number; data: unknown }
  try {
    answer = await Taro.request({ url: addressOf(path), method, data, header, timeout: 20_000 })
  } catch {
    throw offline()
  }
  if (answer.statusCode < 200 || answer.statusCode > 299) throw refusal(answer.statusCode, answer.data)
  return answer.data as T
}

/** One call in the resident's own name. */
export function requestAsResident<T>(path: string, options: Options = {}): Promise<T> {
  return withSession(token =>
    request<T>(path, { ...options, header: { ...options.header, Authorization: `Bearer ${token}` } })
  )
}

/** Runs a call with the session's token, and once more with a new session when the old one has expired. */
export async function withSession<T>(call: (token: string) => Promise<T>): Promise<T> {
  const token: string = Taro.getStorageSync(tokenKey) || (await signIn())
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
  Taro.setStorageSync(tokenKey, token)
  return token
}
