import type { Context, Next } from 'koa'

const encodings = ['zstd', 'br', 'gzip', 'deflate', 'identity']

/** Whoever takes no encoding at all, not even none, gets the plain answer: the compression would make it a mistake of ours. */
export function plainWhereRefused(ctx: Context, next: Next) {
  if (ctx.acceptsEncodings(...encodings) === false) ctx.compress = false
  return next()
}
