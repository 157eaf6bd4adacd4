import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Context, Next } from 'koa'
import { collectDefaultMetrics, Histogram, register } from 'prom-client'
import { routeOf } from './route-of'

const requests = new Histogram({
  name: 'http_request_seconds',
  help: 'Time to answer by method, route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.01, 0.05, 0.1, 0.3, 1, 3, 10]
})

/** Counts each request by its route's pattern, never by its address. */
export async function measure(ctx: Context, next: Next) {
  const stop = requests.startTimer({ method: ctx.method })
  try {
    await next()
  } finally {
    stop({ route: routeOf(ctx), status: ctx.status })
  }
}

/**
 * Opens a port for the metrics alone. They are for whoever runs the service: on the port of the residents one forgotten
 * line of a proxy would let them out.
 */
export async function openMetrics(port: number, host: string): Promise<{ port: number; close(): Promise<void> }> {
  if (!register.getSingleMetric('process_resident_memory_bytes')) collectDefaultMetrics()
  const server = createServer(async (request, response) => {
    const asked = request.method === 'GET' && request.url === '/metrics'
    const text = asked ? await register.metrics() : ''
    response.writeHead(asked ? 200 : 404, { 'Content-Type': register.contentType }).end(text)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(new Error(`METRICS_PORT ${port} 不能使用：${error.message}`)))
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}
