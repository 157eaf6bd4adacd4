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
    readonly fields: Record<string, string> = {}
  ) {
    super(message)
  }
}
