import type { ErrorBody, ErrorCode } from '../../contracts/errors'
import { readToken } from './token'

/** `offline` is ours: no answer came, so nobody knows whether the server did it. */
export type FailureCode = ErrorCode | 'offline'

export class ApiError extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly fields: Record<string, string> = {}
  ) {
    super(message)
  }
}

export interface Call {
  query?: object
  body?: unknown
  /** Repeating a call with the same key repeats the answer and does nothing twice. */
  idempotencyKey?: string
  signal?: AbortSignal
}

const patience = 20_000
const uploadPatience = 120_000
const offline = '连不上服务器，请检查网络后再试一次'
const broken = '服务器的回答看不懂，请稍后再试'

let sessionEnded: () => void = () => undefined

/** Who is told when the server no longer accepts the token. */
export function whenSessionEnds(tell: () => void) {
  sessionEnded = tell
}

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  return new ApiError('internal', error instanceof Error ? error.message : '出了点问题，请再试一次')
}

function addressOf(path: string, query: object = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return search ? `${path}?${search}` : path
}

async function answer(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  const limit = new AbortController()
  const giveUp = () => limit.abort()
  const timer = setTimeout(giveUp, init.body instanceof FormData ? uploadPatience : patience)
  signal?.addEventListener('abort', giveUp)
  try {
    return await fetch(path, { ...init, signal: limit.signal })
  } catch {
    throw new ApiError('offline', offline)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}

async function refusalOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => undefined)) as Partial<ErrorBody> | undefined
  if (!body?.error) return new ApiError(response.status === 404 ? 'not_found' : 'internal', broken)
  const { code, message, fields } = body.error
  return new ApiError(code, message, fields)
}

async function send(method: 'GET' | 'POST' | 'DELETE', path: string, call: Call): Promise<Response> {
  const { query, body, idempotencyKey, signal } = call
  const token = readToken()
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token) headers.authorization = `Bearer ${token}`
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
  const upload = body instanceof FormData
  if (body !== undefined && !upload) headers['content-type'] = 'application/json'
  const sent = body === undefined || upload ? body : JSON.stringify(body)
  const response = await answer(addressOf(path, query), { method, headers, body: sent }, signal)
  if (response.ok) return response
  const refusal = await refusalOf(response)
  const ended = response.status === 401 && refusal.code !== 'wrong_password'
  // A late refusal of an older token must not end the session that has begun since.
  if (ended && token === readToken()) sessionEnded()
  throw refusal
}

export async function request<T>(method: 'GET' | 'POST' | 'DELETE', path: string, call: Call = {}): Promise<T> {
  const response = await send(method, path, call)
  if (response.status === 204) return undefined as T
  return (await response.json().catch(() => {
    throw new ApiError('internal', broken)
  })) as T
}

/** A file instead of JSON; a link could not say who asks for it. */
export async function requestFile(path: string, query: object): Promise<Blob> {
  const response = await send('GET', path, { query })
  return response.blob().catch(() => {
    throw new ApiError('offline', offline)
  })
}
