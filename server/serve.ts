import type { Readable } from 'node:stream'
import type { Context } from 'koa'
import type Router from 'koa-router'
import type { GenericSchema, InferOutput } from 'valibot'
import { IdempotencyKey } from '../contracts/common'
import type { Endpoint, Share } from '../contracts/endpoint'
import { recordRefusal } from './audit/record-refusal'
import { parse } from './http/parse'
import { demandJson } from './http/read-body'
import { Refusal } from './http/refusal'
import { refuseUnknown } from './http/refuse-unknown'
import { spend } from './limits/rate-limit'
import { refuseBlocked } from './residents/blocked-senders'
import { type Resident, refuseEnded, requireResident } from './residents/session'
import type { Staff } from './staff/account'
import { demandRight } from './staff/demand-right'
import { requireStaff } from './staff/session'

type Part<E extends Endpoint, K extends 'params' | 'query' | 'body'> =
  E[K] extends NonNullable<Endpoint[K]> ? InferOutput<E[K]> : undefined

/** Who is asking, as far as the endpoint demands it. */
type Asker<E extends Endpoint> = E['who'] extends 'resident' ? Resident : E['who'] extends 'staff' ? Staff : undefined

export interface Request<E extends Endpoint> {
  /** A handler returns what it answers; it does not write it. */
  ctx: Context & { body: never }
  who: Asker<E>
  params: Part<E, 'params'>
  query: Part<E, 'query'>
  body: Part<E, 'body'>
  idempotencyKey: E['idempotent'] extends true
    ? string
    : E['idempotent'] extends 'optional'
      ? string | undefined
      : undefined
}

/** What the handler of a row returns: nothing for 204, the bytes of a file, or the row's reply. */
export type Answer<E extends Endpoint> = E extends { status: 204 }
  ? // biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing has this type
    void
  : E extends { download: string }
    ? string | Buffer | Readable
    : E extends { reply: infer S extends GenericSchema }
      ? InferOutput<S>
      : never

/**
 * Registers one row of the contract: checks who asks and whether they have the row's right, then the shape of what they
 * sent, then runs the handler and answers what it returns with the row's status.
 */
export function serve<const E extends Endpoint>(
  router: Router,
  endpoint: E,
  handle: (request: Request<E>) => Promise<Answer<E>>
) {
  router.register(endpoint.path, [endpoint.method.toLowerCase()], async (ctx: Context) => {
    const staff = endpoint.who === 'staff' ? await requireStaff(ctx, endpoint) : undefined
    const resident = endpoint.who === 'resident' ? requireResident(ctx) : undefined
    if (endpoint.who !== 'staff') await spend(endpoint.spends, { session: resident?.id, address: ctx.ip })
    if (resident && endpoint.who === 'resident') {
      const sends = stores(endpoint.spends)
      // A photo alone says nothing yet and goes after a day: one may be chosen before one agrees.
      const consents = sends && endpoint.spends !== 'uploading'
      if (!endpoint.withEndedSession) await refuseEnded(ctx, resident, consents)
      if (sends) await refuseBlocked(resident.id)
    }
    const params = endpoint.params && parse(endpoint.params, ctx.params)
    if (staff?.mustChangePassword && !endpoint.withStartingPassword) throw new Refusal('password_must_change')
    if (staff?.mustSetSecondFactor && !endpoint.withoutSecondFactor) throw new Refusal('second_factor_required')
    if (endpoint.who === 'staff' && staff) {
      await onRecord(() => demandRight(staff, endpoint.may, ctx.params), { staff, endpoint, path: ctx.path })
    }
    if (staff) refuseUnknown(endpoint.query, ctx.query)
    const query = endpoint.query && parse(endpoint.query, { ...ctx.query })
    if (endpoint.body) demandJson(ctx)
    const body = endpoint.body && parse(endpoint.body, ctx.request.body ?? {})
    const sentKey = ctx.get('Idempotency-Key')
    const takesKey = endpoint.idempotent === 'optional' ? sentKey !== '' : endpoint.idempotent
    const idempotencyKey = takesKey ? parse(IdempotencyKey, sentKey) : undefined
    // The parts were parsed by this row's own schemas, which is what the type says.
    const request = { ctx, who: staff ?? resident, params, query, body, idempotencyKey } as Request<E>
    const answer = staff
      ? await onRecord(() => handle(request), { staff, endpoint, path: ctx.path })
      : await handle(request)
    ctx.status = endpoint.status ?? 200
    if (endpoint.status !== 204) ctx.body = answer
    ctx.set('Cache-Control', 'no-store')
  })
}

/** What somebody may not do is refused, and the audit log has it. */
async function onRecord<T>(
  work: () => T | Promise<T>,
  { staff, endpoint, path }: { staff: Staff; endpoint: Endpoint; path: string }
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'forbidden') {
      const row = `${endpoint.method} ${endpoint.path}`
      await recordRefusal(staff, { row, subject: `${endpoint.method} ${path}`, reason: error.message })
    }
    throw error
  }
}

/** Whether a call of this share leaves something in the resident's name. */
const stores = (share: Share) => share === 'sending' || share === 'adding' || share === 'uploading'
