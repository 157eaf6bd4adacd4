import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { send } from '@fastify/send'
import type { Context } from 'koa'
import { Refusal } from './refusal'

/** Compressed copies that the build lays beside its text files, smallest first. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' }
] as const

const yearMs = 365 * 86_400_000

/**
 * Answers with a file of a built client, in the smallest encoding that the browser takes. Each encoding is a file of its
 * own and so has its own ETag. Names with a hash never change their content; the others are asked for again each time.
 */
export async function sendBuilt(ctx: Context, root: string, path: string) {
  const hashed = /[.-][\w-]{8,}\.\w+$/.test(path)
  const packed = encodings.find(
    ({ name, suffix }) => ctx.acceptsEncodings(name) === name && existsSync(join(root, path + suffix))
  )
  const { statusCode, headers, stream } = await send(ctx.req, encodeURI(path + (packed?.suffix ?? '')), {
    root,
    acceptRanges: false,
    contentType: false,
    cacheControl: hashed,
    maxAge: yearMs,
    immutable: true
  })
  if (statusCode !== 200 && statusCode !== 304) {
    stream.destroy()
    // A condition that does not hold; anything else is a file that a build took away in this moment.
    throw new Refusal(statusCode === 412 ? 'bad_request' : 'not_found')
  }
  ctx.status = statusCode
  ctx.set(headers as Record<string, string>)
  if (!hashed) ctx.set('Cache-Control', 'no-cache')
  ctx.vary('Accept-Encoding')
  if (statusCode === 304) return stream.destroy()
  if (packed) ctx.set('Content-Encoding', packed.name)
  ctx.body = stream
  ctx.type = path.slice(path.lastIndexOf('.'))
}
