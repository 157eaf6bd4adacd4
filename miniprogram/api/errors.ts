import { ApiError, secondsIn } from '../../contracts/api-error'
import type { ErrorBody } from '../../contracts/errors'

export function offline() {
  return new ApiError('offline', '网络不通')
}

/** Turns the body of an answer that is not 2xx into an error; a proxy's own page becomes `internal`. */
export function refusal(status: number, body: unknown, header: Record<string, unknown> = {}): ApiError {
  const error = (body as Partial<ErrorBody> | null | undefined)?.error
  const [, wait] = Object.entries(header).find(([name]) => name.toLowerCase() === 'retry-after') ?? []
  const seconds = secondsIn(wait)
  if (typeof error?.message === 'string' && /^[a-z_]+$/.test(error.code))
    return new ApiError(error.code, error.message, error.fields, seconds)
  if (status === 413) return new ApiError('too_large', '内容太大了')
  if (status === 429) return new ApiError('too_many_requests', '操作太频繁了，请稍等一会儿再试', {}, seconds)
  return new ApiError('internal', '系统出了点问题')
}

/** Anything but a call's own failure is a fault of this page: calling it a lost network would send people after a signal. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('broken', '这一页出了点问题')
}

/** Whether a new session is worth a try. */
export function needsSession(error: ApiError): boolean {
  return error.code === 'session_expired' || error.code === 'sign_in_required'
}
