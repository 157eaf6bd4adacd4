import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after, before, describe, it } from 'mocha'
import { api as contract } from '../../contracts/api'
import type { Endpoint } from '../../contracts/endpoint'
import { rightOf } from '../../contracts/staff/rights'
import { commandLine } from '../codes/actor'
import { mintCodes } from '../codes/mint-codes'
import { testApi } from '../test/api'
import { aPhoto } from '../test/factories'
import { receiveUpload } from './receive-upload'

const type = 'multipart/form-data; boundary=edge'
const opening = '--edge\r\n'
const headersOf = (disposition: string) => `Content-Disposition: form-data; ${disposition}\r\n\r\n`
const closing = '\r\n--edge--\r\n'

/** What the check of a table said, which its import has to name. */
const plan = `?plan=${'0'.repeat(32)}`

/** What may stand in the first part of a form: the photo, a file by another name, a field. */
const dispositions = {
  file: 'name="file"; filename="a.jpg"',
  'a file by another name': 'name="photo"; filename="a.jpg"',
  field: 'name="file"'
}

/** One form, cut off at each stage of its way. */
function cuts(disposition: string, content: Buffer): Record<string, Buffer> {
  const head = opening + headersOf(disposition)
  const whole = Buffer.concat([Buffer.from(head), content, Buffer.from(closing)])
  const upTo = (length: number) => whole.subarray(0, length)
  return {
    'before it begins': upTo(0),
    'in the first boundary': upTo(4),
    'after the first boundary': upTo(opening.length),
    'in the headers': upTo(opening.length + 12),
    'before the empty line': upTo(head.length - 2),
    'before the content': upTo(head.length),
    'in the content': upTo(head.length + Math.floor(content.length / 2)),
    'after the content': upTo(head.length + content.length),
    'in the last boundary': upTo(whole.length - 6),
    'before the last dashes': upTo(whole.length - 4),
    'after a whole part': Buffer.concat([
      upTo(whole.length - 4),
      Buffer.from(`\r\n${headersOf('name="x"; filename="x"')}x`)
    ])
  }
}

describe('An upload that is cut off', () => {
  const api = testApi()
  const uploads = (Object.values(contract) as Endpoint[]).filter(({ upload }) => upload)
  let photo: Buffer

  before(async () => {
    photo = await aPhoto()
    await mintCodes({ batch: 'cut', count: 1 }, commandLine)
  })

  const mayUpload = (row: Endpoint) => {
    if (row.who !== 'staff' || typeof row.may !== 'string' || row.may === 'anyStaff') return 'operator'
    return rightOf(row.may).roles[0] ?? 'operator'
  }
  const asked = (path: string) => {
    if (path.endsWith('account-imports')) return plan
    return path.includes('base-imports') ? '?name=cut.csv' : ''
  }
  const addressed = (path: string) => path.replace(':batch', 'cut').replace(':base', 'department') + asked(path)

  for (const row of uploads) {
    const { path, who } = row
    for (const [part, disposition] of Object.entries(dispositions)) {
      it(`at any stage of ${part} is refused by ${path}, and the server goes on`, async () => {
        const token = who === 'staff' ? await api.staff({ roles: [mayUpload(row)] }) : await api.resident()
        for (const [stage, body] of Object.entries(cuts(disposition, photo))) {
          const headers = { 'Content-Type': type }
          const answer = await api.post(addressed(path), { token, headers, body: new Uint8Array(body) })
          assert.deepEqual([answer.status, answer.body.error.code], [400, 'bad_request'], stage)
          assert.match(answer.body.error.message, /照片没有传完整|没有收到照片/, stage)
        }
        assert.equal((await api.get('/health/live')).status, 200)
      })
    }
  }
})

describe('A client that goes away while it uploads', () => {
  let server: Server

  before(async () => {
    server = createServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  after(() => new Promise(resolve => server.close(resolve)))

  for (const [part, disposition] of Object.entries(dispositions)) {
    it(`is refused at any stage of ${part}, and nothing is left open`, async () => {
      for (const [stage, body] of Object.entries(cuts(disposition, Buffer.alloc(200_000, 7)))) {
        const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
        socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 9000000\r\n\r\n`)
        const [request] = (await once(server, 'request')) as [IncomingMessage]
        const refused = assert.rejects(receiveUpload(request), { code: 'bad_request' }, stage)
        socket.end(body)
        await refused
        assert.ok(request.destroyed, stage)
      }
    })
  }

  it('or only falls silent is refused too, and can be told so', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 9000000\r\n\r\n${opening}`)
    const [request] = (await once(server, 'request')) as [IncomingMessage]
    await assert.rejects(receiveUpload(request, 1), { code: 'bad_request' })
    assert.ok(!request.destroyed)
    socket.destroy()
  })
})
