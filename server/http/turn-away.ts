import type { Context, Next } from 'koa'
import { api } from '../../contracts/api'
import type { Endpoint } from '../../contracts/endpoint'
import { Refusal } from './refusal'
import type { WorkRoom } from './work-room'

const retryAfterSeconds = 2

/** Uploads have a room of their own (`media/admit-upload.ts`), as their bodies may be a minute on the way. */
const uploads = (Object.values(api) as Endpoint[])
  .filter(({ upload }) => upload)
  .map(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}/?$`, 'i'))

/**
 * Refuses a request at once when there is no room for it. It runs after the body was read, so that a slow body takes
 * nobody's place and a refusal means that nothing was begun. Whoever watches the service is always answered.
 */
export function turnAway(room: WorkRoom) {
  return async (ctx: Context, next: Next) => {
    const outside = ctx.path.startsWith('/health/') || uploads.some(pattern => pattern.test(ctx.path))
    if (outside) return next()
    const leave = room.enter()
    if (!leave) throw new Refusal('server_busy', undefined, undefined, retryAfterSeconds)
    try {
      await next()
    } finally {
      leave()
    }
  }
}
