import type Router from 'koa-router'
import mongoose from 'mongoose'

/** Rows for whoever watches the service. */
export function healthRoutes(router: Router) {
  router.get('/health/live', ctx => {
    ctx.body = { live: true }
  })

  router.get('/health/ready', async ctx => {
    const ready = mongoose.connection.readyState === 1 && (await answers())
    ctx.status = ready ? 200 : 503
    ctx.body = { ready }
  })
}

async function answers(): Promise<boolean> {
  try {
    await mongoose.connection.db?.command({ ping: 1 })
    return true
  } catch {
    return false
  }
}
