import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A small proxy: each request goes to the next port, and to another one where nobody listens any more. One that breaks off in
 * the middle breaks off for the client, too, as nobody knows how far it came.
 */
export async function roundRobin(ports: readonly number[]) {
  let turn = 0

  function pass(incoming: IncomingMessage, body: Buffer, response: ServerResponse, first: number, tried = 0) {
    const port = ports[(first + tried) % ports.length]
    const { method, url, headers } = incoming
    const passed = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false })
    passed.on('response', answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
      answer.on('error', breakOff)
    })
    passed.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && tried + 1 < ports.length) pass(incoming, body, response, first, tried + 1)
      else breakOff()
    })
    passed.end(body)
    function breakOff() {
      response.destroy()
    }
  }

  const server = createServer(async (incoming, response) => {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part as Buffer)
    turn += 1
    pass(incoming, Buffer.concat(parts), response, turn)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}
