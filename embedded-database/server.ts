import { unlinkSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { Commands, failure } from './commands/commands'
import { checkDaily } from './daily-check'
import { openStore } from './open-store'
import type { Store } from './storage/store'
import { sweepExpired } from './storage/ttl'
import { encode } from './values/bson'
import { messageEnd, readRequest, writeReply } from './wire/messages'

export interface ServerSettings {
  file: string
  listen: { path: string } | { host: string; port: number }
  durable: boolean
  /** Called with one sentence for people when the daily check finds damage. */
  onDamage: (sentence: string) => void
}

const sweepEvery = 60_000

/** Answers drivers on a socket from one database file. */
export class EmbeddedDatabase {
  private readonly store: Store
  private readonly commands: Commands
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private sweeping?: NodeJS.Timeout
  private endChecks: () => void = () => undefined
  /** Replies that are sent only when what was written before them is on disk. */
  private waiting: { socket: Socket; reply: Buffer; failed: (error: unknown) => Buffer }[] = []

  constructor(private readonly settings: ServerSettings) {
    this.store = openStore(settings.file, settings.durable)
    this.commands = new Commands(this.store)
    this.server = createServer({ noDelay: true }, socket => this.serve(socket))
  }

  /** Starts to listen. Returns the host part of the url. */
  listen(): Promise<string> {
    const { listen } = this.settings
    if ('path' in listen) removeStale(listen.path)
    return new Promise((done, fail) => {
      this.server.once('error', fail)
      this.server.listen(listen, () => {
        const address = this.server.address()
        this.sweeping = setInterval(() => this.sweep(), sweepEvery).unref()
        this.endChecks = checkDaily(this.store, this.settings.file, this.settings.onDamage)
        done(
          typeof address === 'object' && address
            ? `${address.address}:${address.port}`
            : encodeURIComponent(String(address))
        )
      })
    })
  }

  private serve(socket: Socket) {
    this.sockets.add(socket)
    let pending = Buffer.alloc(0)
    socket.on('data', chunk => {
      pending = pending.length ? Buffer.concat([pending, chunk]) : (chunk as Buffer<ArrayBuffer>)
      try {
        for (let end = messageEnd(pending); end > 0; end = messageEnd(pending)) {
          this.answer(socket, pending.subarray(0, end))
          pending = pending.subarray(end)
        }
      } catch {
        // These bytes are not the protocol, so there is no request to answer.
        socket.destroy()
      }
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.sockets.delete(socket))
  }

  private answer(socket: Socket, message: Buffer) {
    const request = readRequest(message)
    // A copy of the file has what was answered before it, and what waits for the disk is answered first.
    if (request.command.fsync !== undefined) this.commit()
    const reply = writeReply(request, this.commands.run(request))
    // Those whose writes were undone together with this one are told before anything else is answered.
    if (this.store.hasFailed) this.commit()
    if (request.silent) return
    if (!this.store.isWriting) return void socket.write(reply)
    const failed = (error: unknown) => writeReply(request, [encode(failure(error))])
    // Writers that come at the same time share one commit, so they wait for the disk only once.
    if (this.waiting.push({ socket, reply, failed }) === 1) setImmediate(() => this.commit())
  }

  private commit() {
    const { waiting } = this
    this.waiting = []
    try {
      this.store.commit()
      for (const { socket, reply } of waiting) socket.write(reply)
    } catch (error) {
      for (const { socket, failed } of waiting) socket.write(failed(error))
    }
  }

  private sweep() {
    try {
      this.store.settle()
      sweepExpired(this.store, Date.now())
    } catch {
      // The disk does not take it now. The next sweep tries again; whoever writes meanwhile is told by their own write.
    }
    this.commit()
  }

  async close() {
    clearInterval(this.sweeping)
    this.endChecks()
    this.commit()
    for (const socket of this.sockets) socket.destroy()
    await new Promise(done => this.server.close(done))
    this.store.close()
  }
}

/**
 * Removes the socket file that a killed process left. This process holds the database's lock, so nobody listens on it.
 */
function removeStale(path: string) {
  try {
    unlinkSync(path)
  } catch {
    // There was none.
  }
}
