import { Readable } from 'node:stream'
import type { Context, Next } from 'koa'

/**
 * Gives every streamed answer an owner. An answer begins only when its source has given something, so a source that fails
 * at once is answered like any other error. One that fails later breaks the answer off, so that nobody takes half a table
 * for a whole one; the compression between source and answer would otherwise wait for ever. A client that goes away ends
 * the source.
 */
export async function ownStreams(ctx: Context, next: Next) {
  await next()
  const { body } = ctx
  if (!(body instanceof Readable)) return
  let answering = false
  body.on('error', error => {
    if (!answering) return
    ctx.res.destroy()
    // Without compression Koa reports it.
    if (ctx.body !== body) ctx.app.emit('error', error, ctx)
  })
  ctx.res.once('close', () => body.destroy())
  if (ctx.method !== 'HEAD') await begun(body)
  answering = true
}

/** Resolves when there is something to read or the end. Rejects when the source has failed. */
function begun(body: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (body.errored) return done(() => reject(body.errored))
      if (body.readableLength > 0 || body.readableEnded || body.destroyed) done(resolve)
    }
    const done = (settle: () => void) => {
      for (const event of ['readable', 'end', 'error', 'close']) body.off(event, look)
      settle()
    }
    for (const event of ['readable', 'end', 'error', 'close']) body.on(event, look)
    look()
  })
}
