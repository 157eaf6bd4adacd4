import type { Context } from 'koa'

/** Returns a request's route as its pattern. An address may hold a case number, a code or whatever somebody typed. */
export function routeOf(ctx: Context): string {
  if (ctx._matchedRoute) return String(ctx._matchedRoute)
  const client = /^\/(m|console)(?=\/|$)/.exec(ctx.path)?.[0]
  return client ? `${client}/…` : 'other'
}
