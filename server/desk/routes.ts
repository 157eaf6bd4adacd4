import type { Context } from 'koa'
import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { visibleCase } from '../cases/visible-case'
import { codesWritten } from '../codes/same-place'
import { Refusal } from '../http/refusal'
import { serve } from '../serve'
import type { Staff } from '../staff/account'
import { requireStaff } from '../staff/session'
import { liveStream } from './live-stream'
import { leaveDesk, openAtDesk } from './open-case'
import { takeNext } from './take-next'

export function deskRoutes(router: Router) {
  serve(router, api.live, async ({ ctx, who }) => {
    const answer = await liveStream(who, {
      lastId: ctx.get('Last-Event-ID'),
      again: () => stillThere(ctx)
    })
    ctx.type = 'text/event-stream'
    // Compression would hold back what is told until there is enough of it, and so would a proxy.
    ctx.compress = false
    ctx.set('X-Accel-Buffering', 'no')
    return answer
  })

  serve(router, api.nextCase, ({ who, body }) => takeNext(who, body, codesWritten))

  serve(router, api.openCase, async ({ who, params }) => openAtDesk(who, await visibleCase(params.caseNo, who)))

  serve(router, api.leaveCase, ({ who, params }) => leaveDesk(who, params.caseNo))
}

/** Who listens, asked by nobody but the stream: it keeps no session alive, and ends where every other call is refused. */
async function stillThere(ctx: Context): Promise<Staff> {
  const staff = await requireStaff(ctx, { byPerson: false })
  if (staff.mustChangePassword || staff.mustSetSecondFactor) throw new Refusal('forbidden')
  return staff
}
