import type { Server } from 'node:http'

/**
 * Serves whoever is connected already, closes the port, and resolves when the last request is answered or was cut off,
 * `graceMs` later at most.
 */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await takeInWaiting(server, performance.now() + graceMs / 4)
  await new Promise<void>(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(cut)
}

/**
 * Waits until nobody new was taken in for a turn of the event loop, which takes in one at a time. Those whom the system
 * has connected and Node has not seen would be reset by closing the port; a proxy may have sent their write already, and
 * must not send it to another process.
 */
async function takeInWaiting(server: Server, until: number): Promise<void> {
  let taken = 0
  const count = () => {
    taken += 1
  }
  server.on('connection', count)
  let before: number
  do {
    before = taken
    // The first ends this turn, the second one that has looked at the port.
    await turn()
    await turn()
  } while (taken > before && performance.now() < until)
  server.off('connection', count)
}

const turn = () => new Promise(resolve => setImmediate(resolve))
