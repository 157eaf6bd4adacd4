import { randomUUID } from 'node:crypto'
import type { Context, Next } from 'koa'
import { clientHeader, clientOf } from '../../contracts/staff/session-headers'
import { log } from '../log'
import { settings } from '../settings'
import { rememberingFrom } from './asked-from'
import { routeOf } from './route-of'
import { notingCommands, type SentCommands } from './sent-commands'

/**
 * Gives each request an id and logs one line at its end: method, route, status, duration, how many commands the database got;
 * no query, body or address. A slow one is named as such, with its commands in the order in which they were sent.
 */
export async function logRequests(ctx: Context, next: Next) {
  const given = ctx.get('X-Request-Id')
  const requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
  ctx.state.requestId = requestId
  ctx.set('X-Request-Id', requestId)
  const sent: SentCommands = []
  const started = performance.now()
  const from = { address: ctx.ip, device: ctx.get('User-Agent'), client: clientOf(ctx.get(clientHeader)) }
  await rememberingFrom(from, () => notingCommands(sent, next))
  const ms = Math.round(performance.now() - started)
  const facts = { requestId, method: ctx.method, route: routeOf(ctx), status: ctx.status, ms, commands: sent.length }
  log.info(facts, 'request')
  if (ms >= settings().slowMs) log.warn({ requestId, route: facts.route, ms, sent }, 'slow request')
}
