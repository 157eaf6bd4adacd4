import { ApiError, type FailureCode } from '../../contracts/api-error'
import { untilServed } from '../../contracts/asking-again'
import type { Endpoint } from '../../contracts/endpoint'
import {
  accountHeader,
  backgroundHeader,
  clientHeader,
  type Lasting,
  lastingIn,
  lastsHeader,
  type StaffClient,
  standsForHeader
} from '../../contracts/staff/session-headers'
import { offlineError, refusalOf } from './errors'
import { type SignedIn, signedIn } from './signed-in'

export interface Sending {
  body?: unknown
  idempotencyKey?: string
  signal?: AbortSignal
  /** The page asks by itself, and nobody is there for that: it keeps no session alive. */
  background?: boolean
  /** Asks for this colleague, before the page acts for them. */
  standsFor?: string
}

const timeoutMs = 20_000
const uploadTimeoutMs = 120_000

let sessionEnded: (refusal: ApiError) => void = () => undefined
let rightMissed: () => void = () => undefined
let standInEnded: (refusal: ApiError) => void = () => undefined
let lastingTold: (lasting: Lasting, byPerson: boolean) => void = () => undefined

/** Sets what runs when the server no longer accepts the session. */
export function whenSessionEnds(run: (refusal: ApiError) => void) {
  sessionEnded = run
}

/** Sets what runs when the server refuses what the page offered: what the person may do has changed meanwhile. */
export function whenRightIsMissed(run: () => void) {
  rightMissed = run
}

/** Sets what runs when the person may no longer act for the colleague for whom this page acts. */
export function whenStandInEnds(run: (refusal: ApiError) => void) {
  standInEnded = run
}

/** Sets what runs when the server says how long the session lasts, to a person's request or to one of the page itself. */
export function whenLastingIsTold(run: (lasting: Lasting, byPerson: boolean) => void) {
  lastingTold = run
}

async function fetchWithin(address: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  // Given up while it waited to be sent again. Nobody would be told of that once more.
  if (signal?.aborted) throw offlineError()
  const limit = new AbortController()
  const abort = () => limit.abort()
  const timer = setTimeout(abort, init.body instanceof FormData ? uploadTimeoutMs : timeoutMs)
  signal?.addEventListener('abort', abort)
  try {
    return await fetch(address, { ...init, signal: limit.signal })
  } catch {
    throw offlineError()
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/**
 * Sends a request in the name of the person signed in. While the server has too much to do, it waits and goes by itself.
 * Throws an ApiError when it is refused or gets no answer.
 */
export function send(method: Endpoint['method'], address: string, sending: Sending): Promise<Response> {
  // Whoever it is now: the desk may be handed over while it waits, and the next person must not send it.
  const who = signedIn()
  const once = () => sendAs(who, method, address, sending)
  // Whoever sends a file waits longer, and sees to it (`contracts/media/while-busy.ts`).
  if (sending.body instanceof FormData) return once()
  return untilServed(method === 'GET', once)
}

/** What is refused before there is a session ends none. */
const wrongAtSignIn: readonly FailureCode[] = ['wrong_password', 'wrong_code']

function headersOf(who: SignedIn | undefined, accept: string, standsFor = who?.standsFor): Record<string, string> {
  return {
    accept,
    [clientHeader]: 'console' satisfies StaffClient,
    ...(who && { [accountHeader]: who.account }),
    ...(standsFor && { [standsForHeader]: standsFor })
  }
}

/** Opens an answer that goes on, after the event that was told last. Throws when it is refused or there is no network. */
export async function openStream(
  address: string,
  { signal, lastId }: { signal: AbortSignal; lastId: string }
): Promise<Response> {
  const headers = { ...headersOf(signedIn(), 'text/event-stream'), [backgroundHeader]: '1' }
  const response = await fetch(address, { signal, headers: { ...headers, ...(lastId && { 'last-event-id': lastId }) } })
  if (!response.ok) throw await refusalOf(response)
  return response
}

async function sendAs(who: SignedIn | undefined, method: Endpoint['method'], address: string, sending: Sending) {
  const { body, idempotencyKey, signal, background } = sending
  const standsFor = sending.standsFor ?? who?.standsFor
  const headers = headersOf(who, 'application/json', standsFor)
  if (background) headers[backgroundHeader] = '1'
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
  const upload = body instanceof FormData
  if (body !== undefined && !upload) headers['content-type'] = 'application/json'
  const sent = body === undefined || upload ? body : JSON.stringify(body)
  const response = await fetchWithin(address, { method, headers, body: sent }, signal)
  const lasting = lastingIn(response.headers.get(lastsHeader))
  if (lasting && who === signedIn()) lastingTold(lasting, !background)
  if (response.ok) return response
  const refusal = await refusalOf(response)
  const ended = response.status === 401 && !wrongAtSignIn.includes(refusal.code)
  // A late refusal of an older session must not end the session that has started since.
  if (ended && who === signedIn()) sessionEnded(refusal)
  if (refusal.code === 'forbidden' && who === signedIn()) rightMissed()
  if (refusal.code !== 'standing_in_over') throw refusal
  const over = new ApiError(refusal.code, refusal.message.replace(/，请回到自己的账号$/, '，现在是您自己的账号'))
  // What was only asked for did not act in anybody's name yet.
  if (standsFor && standsFor === who?.standsFor && who === signedIn()) standInEnded(over)
  throw over
}
