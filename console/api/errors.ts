import { ApiError, secondsIn } from '../../contracts/api-error'
import type { ErrorBody } from '../../contracts/errors'

const offline = '连不上服务器，请检查网络后再试一次'
const unreadable = '服务器的回答看不懂，请稍后再试'

export function offlineError() {
  return new ApiError('offline', offline)
}

export function unreadableError() {
  return new ApiError('internal', unreadable)
}

/** Returns the refusal in an answer. An answer without one, such as a proxy's own page, is unreadable. */
export async function refusalOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => undefined)) as Partial<ErrorBody> | undefined
  if (!body?.error) return new ApiError(response.status === 404 ? 'not_found' : 'internal', unreadable)
  const { code, message, fields } = body.error
  return new ApiError(code, message, fields, secondsIn(response.headers.get('retry-after')))
}

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  return new ApiError('internal', error instanceof Error ? error.message : '出了点问题，请再试一次')
}
