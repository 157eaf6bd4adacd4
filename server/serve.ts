import type { Context } from 'koa'
import type Router from 'koa-router'
import type { InferOutput } from 'valibot'
import type { Endpoint } from '../contracts/endpoint'
import { IdempotencyKey } from '../contracts/reports/views'
import { parse } from './http/parse'
import { type Resident, requireResident } from './residents/session'
import type { Staff } from './staff/account'
import { requireStaff } from './staff/session'

type Part<E extends Endpoint, K extends 'params' | 'query' | 'body'> =
  E[K] extends NonNullable<Endpoint[K]> ? InferOutput<E[K]> : undefined

/** Who is asking, as far as the endpoint demands it. */
type Asker<E extends Endpoint> = E['who'] extends 'resident' ? Resident : E['who'] extends 'staff' ? Staff : undefined

export interface Request<E extends Endpoint> {
  ctx: Context
  who: Asker<E>
  params: Part<E, 'params'>
  query: Part<E, 'query'>
  body: Part<E, 'body'>
  idempotencyKey: E['idempotent'] extends true ? string : undefined
}

/**
 * Registers one row of the contract: checks who asks, then the shape of what they sent, then runs the handler and
 * answers what it returns with the row's status. Signed-in is the default; `who: 'anyone'` is said in the row.
 */
export function serve<const E extends Endpoint>(
  router: Router,
  endpoint: E,
  handle: (request: Request<E>) => Promise<unknown>
) {
  router.register(endpoint.path, [endpoint.method.toLowerCase()], async (ctx: Context) => {
    const who = await askerOf(endpoint, ctx)
    const params = endpoint.params && parse(endpoint.params, ctx.params)
    const query = endpoint.query && parse(endpoint.query, { ...ctx.query })
    const body = endpoint.body && parse(endpoint.body, ctx.request.body ?? {})
    const idempotencyKey = endpoint.idempotent ? parse(IdempotencyKey, ctx.get('Idempotency-Key')) : undefined
    // The parts were parsed by this row's own schemas, which is what the type says.
    const answer = await handle({ ctx, who, params, query, body, idempotencyKey } as Request<E>)
    ctx.status = endpoint.status ?? 200
    if (endpoint.status !== 204) ctx.body = answer
    ctx.set('Cache-Control', 'no-store')
  })
}

function askerOf(endpoint: Endpoint, ctx: Context) {
  if (endpoint.who === 'resident') return requireResident(ctx)
  if (endpoint.who === 'staff') return requireStaff(ctx)
  return undefined
}
