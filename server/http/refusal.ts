import { type ErrorCode, errors } from '../../contracts/errors'

/** An outcome we expect and can explain to a caller. Anything else that is thrown is a bug and answers 500. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    message: string = errors[code].message,
    readonly fields?: Record<string, string>,
    /** Seconds after which trying again makes sense. */
    readonly retryAfter?: number
  ) {
    super(message)
    this.status = errors[code].status
  }
}
