import { bodyParser } from '@koa/bodyparser'
import type { Context, Next } from 'koa'
import { Refusal } from './refusal'

/**
 * Reads a JSON body into `ctx.request.body`. Whatever goes wrong between the socket and the parsed body, in unpacking,
 * decoding or parsing, comes from what the client sent, so that none of it is an error of ours.
 */
export function readBody(limit: string) {
  const parse = bodyParser({
    enableTypes: ['json'],
    jsonLimit: limit,
    encoding: 'utf-8',
    onError(error) {
      const { status } = error as { status?: unknown }
      if (status === 413) throw new Refusal('too_large')
      if (status === 415) throw new Refusal('unsupported_type')
      throw new Refusal('bad_request')
    }
  })
  return async (ctx: Context, next: Next) => {
    const { charset } = ctx.request
    if (charset && !/^utf-?8$/i.test(charset)) throw new Refusal('unsupported_type')
    await parse(ctx, next)
  }
}

/**
 * Refuses a body of another type than JSON where JSON is asked for, of JSON's relatives too: the parser reads few of those,
 * and what it does not read would count as no body at all.
 */
export function demandJson(ctx: Context) {
  const hasBody = Boolean(ctx.request.length) || ctx.get('Transfer-Encoding') !== ''
  if (hasBody && !ctx.is('json')) throw new Refusal('unsupported_type', '请用 application/json 发送')
}
