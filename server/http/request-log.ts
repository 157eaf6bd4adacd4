import { randomUUID } from 'node:crypto'
import type { Context, Next } from 'koa'
import { log } from '../log'

/** Gives each request an id and logs one line at its end: method, path, status, duration; no query, body or address. */
export async function logRequests(ctx: Context, next: Next) {
  const given = ctx.get('X-Request-Id')
  const requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
  ctx.state.requestId = requestId
  ctx.set('X-Request-Id', requestId)
  const started = performance.now()
  await next()
  const ms = Math.round(performance.now() - started)
  const path = ctx._matchedRoute ?? ctx.path.replace(/\/(q|media|codes)\/[^/]+/, '/$1/…')
  log.info({ requestId, method: ctx.method, path: String(path), status: ctx.status, ms }, 'request')
}
