import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { TestApi } from './api'
import { watchErrors } from './watch-errors'

export const json = 'Content-Type: application/json'
export const track = '/api/track'

/** Requests written byte by byte, for what no client's library would send. */
export function rawRequests(api: TestApi) {
  const errors = watchErrors()

  /** Sends bytes as they are. Returns the status of the first answer, or NaN when there is none but an end. */
  async function statusOf(...parts: (string | Buffer)[]): Promise<number> {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1')
    socket.write(Buffer.concat(parts.map(part => Buffer.from(part))))
    let answer = ''
    socket.on('data', chunk => {
      answer += chunk.toString('latin1')
      if (answer.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('error', () => undefined)
    await once(socket, 'close')
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? Number.NaN)
  }

  const head = (first: string, ...headers: string[]) => `${[first, 'Host: x', ...headers].join('\r\n')}\r\n\r\n`
  const post = (body: string | Buffer, ...headers: string[]) =>
    statusOf(head(`POST ${track} HTTP/1.1`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers), body)

  const good = '{"caseNo":"44020420261122000001","queryCode":"0123456789"}'

  async function allRefused(cases: Record<string, Promise<number>>, may: number[]) {
    for (const [what, status] of Object.entries(cases))
      assert.ok(may.includes(await status), `${what}: ${await status}`)
    assert.deepEqual(errors(), [])
  }

  return { errors, statusOf, head, post, good, allRefused }
}
