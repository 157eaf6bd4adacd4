import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { Tally } from './tally'

export interface Answer {
  status: number
  // Each caller knows the route it asks.
  // biome-ignore lint/suspicious/noExplicitAny: bodies are as varied as the routes
  body: any
}

interface Asked {
  body?: unknown
  photo?: Buffer
  key?: string
}

/** Somebody with a phone or a desk: an address of their own, perhaps a session, and no second try. */
export interface Person {
  token?: string
  ask(kind: string, method: string, path: string, asked?: Asked): Promise<Answer>
}

const agent = new Agent({ keepAlive: true, maxSockets: 2000 })
let people = 0

/**
 * Makes a person who asks these servers in turn and has every answer counted. The servers stand behind a proxy, so each
 * person has an address of their own.
 */
export function person(urls: readonly string[], counted: Tally, token?: string): Person {
  people += 1
  const address = `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}`
  let turn = people
  const self: Person = {
    ...(token !== undefined && { token }),
    async ask(kind, method, path, asked = {}) {
      turn += 1
      const url = urls[turn % urls.length] ?? ''
      const started = performance.now()
      const answer = await send(url + path, method, address, self.token, asked)
      counted.add(kind, performance.now() - started, answer.status)
      return answer
    }
  }
  return self
}

/** The same person, whose answers are counted elsewhere. */
export function counting(somebody: Person, counted: Tally): Person {
  return {
    ...somebody,
    async ask(kind, method, path, asked) {
      const started = performance.now()
      const answer = await somebody.ask(kind, method, path, asked)
      counted.add(kind, performance.now() - started, answer.status)
      return answer
    }
  }
}

const boundary = 'the-edge-of-a-photo'

function send(url: string, method: string, address: string, token: string | undefined, asked: Asked): Promise<Answer> {
  const json = asked.body === undefined ? undefined : Buffer.from(JSON.stringify(asked.body))
  const payload = asked.photo ? inForm(asked.photo) : json
  const type = asked.photo ? `multipart/form-data; boundary=${boundary}` : 'application/json'
  return new Promise(done => {
    const sent = request(
      url,
      {
        method,
        agent,
        headers: {
          'x-forwarded-for': address,
          ...(payload && { 'content-type': type, 'content-length': payload.length }),
          ...(token && { authorization: `Bearer ${token}` }),
          ...(asked.key && { 'idempotency-key': asked.key })
        }
      },
      response => {
        const parts: Buffer[] = []
        response.on('data', part => parts.push(part))
        response.on('error', () => done({ status: 0, body: undefined }))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          const isJson = response.headers['content-type']?.includes('json')
          done({ status: response.statusCode ?? 0, body: isJson ? JSON.parse(text) : text })
        })
      }
    )
    sent.on('error', () => done({ status: 0, body: undefined }))
    sent.end(payload)
  })
}

function inForm(photo: Buffer): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`
  return Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${boundary}--\r\n`)])
}
