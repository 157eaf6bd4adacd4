import type Router from 'koa-router'
import { lateJobs } from '../jobs/schedule'
import { whyNotReady } from './can-write'

/** Rows for whoever watches the service. */
export function healthRoutes(router: Router) {
  router.get('/health/live', ctx => {
    ctx.body = { live: true }
  })

  router.get('/health/ready', async ctx => {
    const reason = await whyNotReady()
    ctx.status = reason ? 503 : 200
    const behind = reason ? [] : await lateJobs()
    ctx.body = { ready: !reason, ...(reason && { reason }), ...(behind.length > 0 && { behind }) }
  })
}
