import type { Context, Next } from 'koa'
import type Router from 'koa-router'
import mongoose from 'mongoose'
import { collectDefaultMetrics, Histogram, register } from 'prom-client'

const requests = new Histogram({
  name: 'http_request_seconds',
  help: 'Time to answer by method, route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.01, 0.05, 0.1, 0.3, 1, 3, 10]
})
let collecting = false

export async function measure(ctx: Context, next: Next) {
  const stop = requests.startTimer({ method: ctx.method })
  try {
    await next()
  } finally {
    stop({ route: String(ctx._matchedRoute ?? 'other'), status: ctx.status })
  }
}

/** Rows for operating the service. The reverse proxy must not let /metrics out. */
export function healthRoutes(router: Router) {
  if (!collecting) collectDefaultMetrics()
  collecting = true

  router.get('/health/live', ctx => {
    ctx.body = { live: true }
  })

  router.get('/health/ready', async ctx => {
    const ready = mongoose.connection.readyState === 1 && (await answers())
    ctx.status = ready ? 200 : 503
    ctx.body = { ready }
  })

  router.get('/metrics', async ctx => {
    ctx.type = register.contentType
    ctx.body = await register.metrics()
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
