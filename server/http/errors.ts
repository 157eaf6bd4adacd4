import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context, Next } from 'koa'
import mongoose from 'mongoose'
import { type ErrorBody, errors } from '../../contracts/errors'
import { log } from '../log'
import { Refusal } from './refusal'
import { cannotWrite, isAway, tookTooLong } from './trouble'

/** The only place that writes an error body. */
export async function translateErrors(ctx: Context, next: Next) {
  try {
    await next()
    if (ctx.status === 404 && ctx.body == null) throw new Refusal('not_found', '没有这个地址')
  } catch (thrown) {
    const refusal = asRefusal(thrown, ctx.method)
    // These are nobody's request's fault: somebody has to act.
    if (thrown !== refusal && refusal.status >= 500)
      log.error({ err: thrown, requestId: ctx.state.requestId }, 'request failed')
    const { code, message, fields } = refusal
    ctx.status = refusal.status
    ctx.type = 'json'
    // An answer that failed in its handler may have had a file's headers already.
    ctx.remove('Content-Disposition')
    ctx.set('Cache-Control', 'no-store')
    if (refusal.retryAfter) ctx.set('Retry-After', String(refusal.retryAfter))
    ctx.body = { error: { code, message, ...(fields && { fields }) } } satisfies ErrorBody
  }
}

const goneAway = ['ERR_STREAM_PREMATURE_CLOSE', 'EPIPE', 'ECONNRESET', 'ECONNABORTED']
const logged = new WeakSet<Error>()

/**
 * Logs what failed after the answer had begun. Clients that go away, or whose request breaks off or turns into nonsense
 * (HPE: Node's HTTP parser), are normal. Anything else is an error, once, though each stream on its way tells of it.
 */
export function logBroken(err: NodeJS.ErrnoException, ctx?: Context) {
  const { code = '' } = err
  if (goneAway.includes(code) || code.startsWith('HPE_') || ctx?.req.errored === err) {
    log.debug({ code }, 'client went away')
  } else if (!logged.has(err)) {
    logged.add(err)
    log.error({ err }, 'answer broke off')
  }
}

/** Turns errors of Koa, its parsers and the database driver into refusals, by class or code and never by their text. */
function asRefusal(thrown: unknown, method: string): Refusal {
  if (thrown instanceof Refusal) return thrown
  if (cannotWrite(thrown) && !['GET', 'HEAD'].includes(method))
    return new Refusal('cannot_save', undefined, undefined, 30)
  if (isAway(thrown)) return new Refusal('not_ready', '系统暂时连不上数据库，请过一会儿再试', undefined, 10)
  if (tookTooLong(thrown)) return new Refusal('too_wide')
  if (thrown instanceof mongoose.Error.CastError) return new Refusal('bad_request')
  if (thrown instanceof URIError) return new Refusal('bad_request', '网址里有无法识别的字符')
  const status = (thrown as { status?: unknown } | null)?.status
  if (status === 413) return new Refusal('too_large')
  if (status === 415) return new Refusal('unsupported_type')
  if (typeof status === 'number' && status >= 400 && status < 500) return new Refusal('bad_request')
  return new Refusal('internal', errors.internal.message)
}

/** Answers while the server has its port and not yet its database. */
export function answerNotReady(_request: IncomingMessage, response: ServerResponse) {
  const { status, message } = errors.not_ready
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Retry-After': '2' })
  response.end(JSON.stringify({ error: { code: 'not_ready', message } } satisfies ErrorBody))
}
