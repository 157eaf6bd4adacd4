import type { IncomingMessage, ServerResponse } from 'node:http'

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/**
 * Wraps a handler of requests; `ended` resolves once none runs any more. A closed server alone does not say so: it counts
 * connections, and the handler of a client that has hung up still writes to the database.
 */
export function runningHandlers(handle: Handler) {
  const running = new Set<Promise<unknown>>()
  return {
    answer(request: IncomingMessage, response: ServerResponse): void {
      const work = Promise.resolve(handle(request, response)).finally(() => running.delete(work))
      running.add(work)
    },
    async ended(): Promise<void> {
      while (running.size > 0) await Promise.allSettled(running)
    }
  }
}
