import Koa from 'koa'
import compress from 'koa-compress'
import { logBroken, translateErrors } from './http/errors'
import { measure } from './http/metrics'
import { refuseOtherMethods } from './http/other-methods'
import { ownStreams } from './http/own-streams'
import { servePages, showNowhere } from './http/pages'
import { plainWhereRefused } from './http/plain-where-refused'
import { readBody } from './http/read-body'
import { refuseAmbiguous } from './http/refuse-ambiguous'
import { logRequests } from './http/request-log'
import { securityHeaders } from './http/security-headers'
import { turnAway } from './http/turn-away'
import { type WorkRoom, workRoom } from './http/work-room'
import { buildRouter } from './routes'
import { settings } from './settings'

const maxBody = '100kb'

/** The whole application without a port. `start-server.ts` opens one and watches the room; tests open another. */
export function buildApp(room: WorkRoom = workRoom(settings().overload)): Koa {
  const { proxies } = settings()
  // Each proxy appends whom it got the request from, so only that many of the last addresses are not made up.
  const app = new Koa({ proxy: proxies > 0, maxIpsCount: proxies })
  const router = buildRouter()

  app.use(logRequests)
  app.use(measure)
  app.use(securityHeaders())
  app.use(plainWhereRefused)
  app.use(compress({ threshold: 1024 }))
  app.use(translateErrors)
  app.use(refuseAmbiguous)
  app.use(ownStreams)
  app.use(showNowhere())
  app.use(servePages())
  app.use(readBody(maxBody))
  app.use(turnAway(room))
  app.use(router.routes())
  app.use(refuseOtherMethods(router))

  app.on('error', logBroken)

  return app
}
