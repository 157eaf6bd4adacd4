import { Agent, request } from 'node:https'
import type { Nginx } from './start-nginx'

export interface Answer {
  status: number
  headers: Record<string, unknown>
  bytes: Buffer
  // Each caller knows the route it asks.
  // biome-ignore lint/suspicious/noExplicitAny: bodies are as varied as the routes
  body: any
}

interface Asked {
  body?: unknown
  photo?: Buffer
  headers?: Record<string, string>
}

let addresses = 0

/** Somebody with an address of their own, who asks through nginx and tries nothing twice. */
export function visitor({ host, secure, certificate }: Nginx) {
  addresses += 1
  const agent = new Agent({ keepAlive: true, localAddress: `127.0.${1 + (addresses >> 8)}.${addresses & 255}` })
  const self = { token: '', ask, leave: () => agent.destroy() }
  return self

  function ask(method: string, path: string, { body, photo, headers }: Asked = {}): Promise<Answer> {
    const payload = photo ? inForm(photo) : body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    const type = photo ? `multipart/form-data; boundary=${boundary}` : 'application/json'
    const sent = {
      Host: host,
      ...(payload && { 'Content-Type': type, 'Content-Length': payload.length }),
      ...(self.token && { Authorization: `Bearer ${self.token}` }),
      ...headers
    }
    const where = { host: '127.0.0.1', port: secure, servername: host, ca: certificate, agent }
    return new Promise(done => {
      const asking = request({ ...where, method, path, headers: sent }, response => {
        const parts: Buffer[] = []
        response.on('data', part => parts.push(part))
        response.on('error', failed)
        response.on('end', () => {
          const bytes = Buffer.concat(parts)
          const json = response.headers['content-type']?.includes('json')
          const read = json ? JSON.parse(String(bytes)) : undefined
          done({ status: response.statusCode ?? 0, headers: response.headers, bytes, body: read })
        })
      })
      asking.on('error', failed)
      asking.end(payload)
      function failed(error: Error) {
        done({ status: 0, headers: {}, bytes: Buffer.alloc(0), body: error.message })
      }
    })
  }
}

export type Visitor = ReturnType<typeof visitor>

const boundary = 'the-edge-of-a-photo'

function inForm(photo: Buffer): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`
  return Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${boundary}--\r\n`)])
}
