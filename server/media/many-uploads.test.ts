import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { describe, it } from 'mocha'
import sharp from 'sharp'
import { testApi } from '../test/api'
import { aPhoto } from '../test/factories'
import { uploadRoom, uploadsHeld } from './admit-upload'

const megabyte = 1024 * 1024
const boundary = 'edge'

const formOf = (photo: Buffer) =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`),
    photo,
    Buffer.from(`\r\n--${boundary}--\r\n`)
  ])

/** A photo of ten megabytes, as an old phone sends it. */
async function largePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const image = sharp({ create: { width: 3200, height: 2400, channels: 3, background: '#808080', noise } })
  const photo = await image.jpeg({ quality: 98 }).toBuffer()
  assert.ok(photo.length > 8 * megabyte && photo.length < 14 * megabyte, `${photo.length}`)
  return photo
}

describe('Many uploads at once', () => {
  const api = testApi()

  /** Opens an upload and sends its head, with this much of its body. */
  function open(token: string, length: number, body?: Buffer): ClientRequest {
    const sending = request(`${api.url}/api/media`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': `multipart/form-data; boundary=${boundary}`,
        'Content-Length': length
      }
    })
    // A server that has refused may close while the body is on its way. The answer is what counts.
    sending.on('error', () => undefined)
    if (body) sending.end(body)
    else sending.flushHeaders()
    return sending
  }

  async function answerTo(sending: ClientRequest) {
    const [answer] = (await once(sending, 'response')) as [IncomingMessage]
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString())
    return { status: answer.statusCode, retryAfter: Number(answer.headers['retry-after']), code: body.error?.code }
  }

  const upload = (token: string, body: Buffer) => answerTo(open(token, body.length, body))

  it('take little memory: who finds no room is told when to come again, and comes in then', async () => {
    const body = formOf(await largePhoto())
    const tokens = await Promise.all(Array.from({ length: 50 }, () => api.resident()))
    const before = process.resourceUsage().maxRSS
    const first = await Promise.all(tokens.map(token => upload(token, body)))
    // In kilobytes.
    assert.ok((process.resourceUsage().maxRSS - before) / 1024 < 300)
    const refused = first.filter(({ status }) => status !== 201)
    assert.ok(refused.length > 0 && refused.length < 50, `${refused.length}`)
    for (const answer of refused) {
      assert.deepEqual([answer.status, answer.code], [503, 'server_busy'])
      assert.ok(answer.retryAfter > 0)
    }
    assert.equal((await upload(tokens[0] ?? '', body)).status, 201)
  })

  it('of one sender leave room for everybody else', async () => {
    const token = await api.resident()
    const photo = formOf(await aPhoto())
    const held = Array.from({ length: uploadRoom.sender.uploads }, () => open(token, photo.length))
    const answered = held.map(answerTo)
    while (uploadsHeld() < held.length) await new Promise(setImmediate)
    assert.equal((await upload(token, photo)).status, 503)
    assert.equal((await upload(await api.resident(), photo)).status, 201)
    for (const sending of held) sending.end(photo)
    const answers = await Promise.all(answered)
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
  })

  it('that break off give their room back', async () => {
    const token = await api.resident()
    const photo = formOf(await aPhoto())
    for (let round = 0; round < uploadRoom.sender.uploads * 3; round += 1) {
      const sending = open(token, photo.length)
      sending.write(photo.subarray(0, 1000))
      await once(sending, 'socket')
      sending.destroy()
    }
    while ((await upload(token, photo)).status === 503);
    assert.equal((await upload(token, photo)).status, 201)
  })

  it('are refused at once when they say that they are too large', async () => {
    const sending = open(await api.resident(), 200 * megabyte)
    const { status, code } = await answerTo(sending)
    assert.deepEqual([status, code], [413, 'too_large'])
    sending.destroy()
  })
})
