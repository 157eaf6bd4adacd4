import type { ErrorCode } from './errors'

/**
 * Two codes are the client's own. `offline`: no answer came, so nobody knows whether the server has done it. `broken`: the
 * client itself failed at something else than the call.
 */
export type FailureCode = ErrorCode | 'offline' | 'broken'

/** What a client's call throws: a refusal of the server, or no answer at all. */
export class ApiError extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    /** What is wrong with which part of the request, by its dotted path. */
    readonly fields: Record<string, string> = {},
    /** Seconds after which the server wants to be asked again. */
    readonly retryAfter?: number
  ) {
    super(message)
  }
}

/** Reads a Retry-After header. */
export function secondsIn(header: unknown): number | undefined {
  const seconds = Number(header)
  return header && Number.isFinite(seconds) && seconds > 0 ? seconds : undefined
}

const busyCodes: readonly FailureCode[] = ['server_busy', 'not_ready', 'too_many_requests']

/** Whether there is too much at once for a moment: the same call goes through a little later. */
export function isBusy(code: FailureCode): boolean {
  return busyCodes.includes(code)
}

/** Those of `errors.ts` with 429 or 5xx: the table itself, with a sentence for each, is not worth what a phone would have to load. */
const passingCodes: readonly FailureCode[] = [
  'too_many_requests',
  'internal',
  'not_printable',
  'round_code_refused',
  'server_busy',
  'cannot_save',
  'not_ready'
]

/** Whether the failure passes by itself, so that the same call is worth another try. Any other needs something changed. */
export function isPassing(code: FailureCode): boolean {
  return code === 'offline' || code === 'broken' || passingCodes.includes(code)
}
