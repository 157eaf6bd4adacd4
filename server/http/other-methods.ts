import type { Context, Next } from 'koa'
import type Router from 'koa-router'
import { Refusal } from './refusal'

/** Answers 405 for a known path with another method. Unknown paths go on to the 404. */
export function refuseOtherMethods(router: Router) {
  return async (ctx: Context, next: Next) => {
    const known = router.stack.filter(layer => layer.methods.length > 0 && layer.match(ctx.path))
    if (known.length === 0 || ctx.body != null || ctx.status !== 404) return next()
    const methods = [...new Set(known.flatMap(layer => layer.methods))]
    if (methods.includes(ctx.method)) return next()
    ctx.set('Allow', methods.join(', '))
    throw new Refusal('method_not_allowed')
  }
}
