import type { ErrorCode } from './errors'

/** `offline` is the client's own code: no answer came, so nobody knows whether the server has done it. */
export type FailureCode = ErrorCode | 'offline'

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
