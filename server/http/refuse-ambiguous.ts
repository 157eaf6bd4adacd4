import type { Context, Next } from 'koa'
import { Refusal } from './refusal'

/** Headers that may come once. Which of two counts is read differently by every proxy, which attackers make use of. */
const single = new Set(['host', 'content-type', 'content-encoding', 'authorization', 'idempotency-key'])

/** Refuses a request whose address cannot be read, or that says one thing twice. Turns an absolute address into a path. */
export async function refuseAmbiguous(ctx: Context, next: Next) {
  const path = pathOf(ctx.req.url ?? '')
  // What answers and logs the refusal reads the address, too.
  ctx.req.url = path ?? '/'
  if (path === undefined) throw new Refusal('bad_request', '网址不对')
  // No proxy of ours writes it, so whoever does wants links that lead elsewhere.
  delete ctx.req.headers['x-forwarded-host']
  const seen = new Set<string>()
  for (let index = 0; index < ctx.req.rawHeaders.length; index += 2) {
    const name = (ctx.req.rawHeaders[index] ?? '').toLowerCase()
    if (seen.has(name) && single.has(name)) throw new Refusal('bad_request', `请求头 ${name} 出现了两次`)
    seen.add(name)
  }
  await next()
}

function pathOf(target: string): string | undefined {
  if (target.startsWith('/')) return target
  const url = URL.canParse(target) ? new URL(target) : undefined
  return url && /^https?:$/.test(url.protocol) ? url.pathname + url.search : undefined
}
