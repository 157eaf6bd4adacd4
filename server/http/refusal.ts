import { type ErrorCode, errors } from '../../contracts/errors'

/** An expected outcome that we can explain to the client. Any other thrown error is a bug and is answered with 500. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    message: string = errors[code].message,
    readonly fields?: Record<string, string>,
    /** Seconds to wait before the next try. */
    readonly retryAfter?: number
  ) {
    super(message)
    this.status = errors[code].status
  }
}
