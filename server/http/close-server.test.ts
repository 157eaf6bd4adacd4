import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, it } from 'mocha'
import { closeServer } from './close-server'

const graceMs = 4_000

describe('A server that is told to stop', () => {
  async function listening() {
    const server = createServer((_, response) => response.end('served'))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    return { server, port: (server.address() as AddressInfo).port }
  }

  /** Connects, asks for one page without keeping the connection, as a proxy does, and returns the answer. */
  function ask(port: number): Promise<string> {
    return new Promise(resolve => {
      const client = connect(port, '127.0.0.1')
      client.write('POST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n')
      const parts: Buffer[] = []
      client.on('data', part => parts.push(part))
      client.on('error', ({ message }) => resolve(message))
      client.on('close', () => resolve(Buffer.concat(parts).toString()))
    })
  }

  it('serves whoever was connected before it knew, as a proxy cannot send a write again', async () => {
    const { server, port } = await listening()
    // All of them are connected by the system, and the server has seen none of them yet.
    const asked = Array.from({ length: 20 }, () => ask(port))
    await new Promise<void>(resolve => process.nextTick(resolve))
    const closed = closeServer(server, graceMs)
    const answers = await Promise.all(asked)
    assert.deepEqual(
      answers.filter(answer => !answer.endsWith('served')),
      []
    )
    await closed
    assert.match(await ask(port), /ECONNREFUSED/)
  })

  it('does not wait for connections that ask for nothing', async () => {
    const { server, port } = await listening()
    const client = connect(port, '127.0.0.1')
    client.write('GET / HTTP/1.1\r\nHost: city\r\n\r\n')
    await once(client, 'data')
    const gone = once(client, 'close')
    client.resume()
    await closeServer(server, graceMs)
    await gone
  })
})
