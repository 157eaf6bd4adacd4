import { type AddressInfo, connect, type Server, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'

const everyMs = 250

/**
 * Measures how long a new connection waits before this process takes it, by making one at once and then now and then, until it is stopped.
 * The event loop takes one connection each time it comes round, so those who wait for that are seen neither by its lag
 * nor among the requests in work. While one goes on waiting, what it has waited so far is told.
 */
export function watchArrivals(server: Server, tell: (waitedMs: number) => void): () => void {
  let probe: { socket: Socket; begun: number } | undefined
  const taken = new Set<number | undefined>()

  const begin = () => {
    const { port, address } = server.address() as AddressInfo
    const socket = connect({ port, host: { '::': '::1', '0.0.0.0': '127.0.0.1' }[address] ?? address })
    probe = { socket, begun: performance.now() }
    socket.once('connect', () => taken.has(socket.localPort) && end(socket))
    // It cannot be asked: nothing is known, and nothing is wrong with it.
    socket.once('error', () => forget(socket))
  }
  const end = (socket: Socket) => {
    if (probe?.socket === socket) tell(performance.now() - probe.begun)
    forget(socket)
  }
  const forget = (socket: Socket) => {
    socket.destroy()
    if (probe?.socket !== socket) return
    probe = undefined
    taken.clear()
  }
  const onConnection = ({ remotePort }: Socket) => {
    if (!probe) return
    // The kernel may tell us of the other end first.
    if (probe.socket.localPort === remotePort) end(probe.socket)
    else if (probe.socket.connecting) taken.add(remotePort)
  }

  server.on('connection', onConnection)
  begin()
  const timer = setInterval(() => (probe ? tell(performance.now() - probe.begun) : begin()), everyMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    server.off('connection', onConnection)
    if (probe) forget(probe.socket)
  }
}
