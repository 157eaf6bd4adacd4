import { Readable } from 'node:stream'
import type { Context, Next } from 'koa'

/**
 * Owns each stream that a handler answers with. One that fails before its first byte is an error like any other. One
 * that fails later cuts the connection, so that nobody takes half a file for a whole one; whatever is piped behind it,
 * such as compression, would wait for ever.
 */
export async function ownStreams(ctx: Context, next: Next) {
  await next()
  const { body } = ctx
  if (!(body instanceof Readable)) return
  await begun(body)
  body.on('error', error => ctx.res.destroy(error))
}

/** Waits until there is something to read, or nothing will come any more. Rejects when it failed. */
function begun(stream: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => () => {
      for (const event of events) stream.off(event, arrived)
      stream.off('error', failed)
      finish()
    }
    const events = ['readable', 'end', 'close'] as const
    const arrived = settle(resolve)
    const failed = (error: Error) => settle(() => reject(error))()
    for (const event of events) stream.on(event, arrived)
    stream.on('error', failed)
    if (stream.errored) failed(stream.errored)
    else if (stream.destroyed || stream.readableEnded) arrived()
  })
}
