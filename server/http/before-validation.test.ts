import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, it } from 'mocha'
import { testApi } from '../test/api'
import { json, rawRequests, track } from '../test/raw-requests'

describe('What comes before a request is understood', () => {
  const api = testApi()
  const { errors, statusOf, head, post, good, allRefused } = rawRequests(api)

  it('is understood when nothing is wrong with it, packed too', async () => {
    assert.equal(await post(good, json), 404)
    assert.equal(await post(gzipSync(good), json, 'Content-Encoding: gzip'), 404)
    assert.equal(await post(deflateSync(good), json, 'Content-Encoding: deflate'), 404)
    assert.equal(await post(brotliCompressSync(good), json, 'Content-Encoding: br'), 404)
  })

  it('a body that is not packed as it says is refused', async () => {
    const cut = gzipSync(good).subarray(0, 20)
    await allRefused(
      {
        'gzip that is none': post(good, json, 'Content-Encoding: gzip'),
        'gzip cut short': post(cut, json, 'Content-Encoding: gzip'),
        'gzip with more behind it': post(
          Buffer.concat([gzipSync(good), Buffer.from('xx')]),
          json,
          'Content-Encoding: gzip'
        ),
        'deflate that is none': post(good, json, 'Content-Encoding: deflate'),
        'brotli that is none': post(good, json, 'Content-Encoding: br'),
        'an empty gzip': post('', json, 'Content-Encoding: gzip'),
        'an unknown encoding': post(good, json, 'Content-Encoding: zip'),
        'two encodings': post(gzipSync(gzipSync(good)), json, 'Content-Encoding: gzip, gzip'),
        'the header twice': post(gzipSync(good), json, 'Content-Encoding: gzip', 'Content-Encoding: br')
      },
      [400, 404, 415]
    )
  })

  it('a body that unpacks to more than may come is refused', async () => {
    const large = JSON.stringify({ caseNo: 'x'.repeat(10_000_000) })
    await allRefused(
      {
        gzip: post(gzipSync(large), json, 'Content-Encoding: gzip'),
        deflate: post(deflateSync(large), json, 'Content-Encoding: deflate'),
        brotli: post(brotliCompressSync(large), json, 'Content-Encoding: br'),
        plain: post(large.slice(0, 200_000), json)
      },
      [413]
    )
  })

  it('a body in another form or language is refused', async () => {
    await allRefused(
      {
        'no JSON': post('{"caseNo":', json),
        'a bare word': post('yes', json),
        'a number': post('1', json),
        'nothing but zeros': post(Buffer.alloc(64), json),
        'no UTF-8': post(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), json),
        'an unknown charset': post(good, `${json}; charset=utf-99`),
        'UTF-16': post(Buffer.from(good, 'utf16le'), `${json}; charset=utf-16`),
        'a type that is none': post(good, 'Content-Type: ;;;'),
        'another type': post(good, 'Content-Type: text/plain'),
        XML: post('<a/>', 'Content-Type: application/xml'),
        'a web form': post('caseNo=1', 'Content-Type: application/x-www-form-urlencoded'),
        'the type twice': post('{', json, 'Content-Type: text/plain'),
        'no type': post(good),
        'JSON a hundred thousand deep': post('['.repeat(99_000), json),
        __proto__: post('{"__proto__":{"caseNo":1},"constructor":1}', json)
      },
      [400, 415]
    )
  })

  it('a body of a relative of JSON is refused as such, and never read as an empty form', async () => {
    const as = (type: string) => post(good, `Content-Type: ${type}`)
    await allRefused(
      {
        'of some vendor': as('application/vnd.city+json'),
        problem: as('application/problem+json'),
        GeoJSON: as('application/geo+json'),
        patch: as('application/json-patch+json')
      },
      [415]
    )
  })

  it('a broken request line or transfer is refused', async () => {
    const chunked = head(`POST ${track} HTTP/1.1`, json, 'Transfer-Encoding: chunked')
    const line = (first: string) => statusOf(head(first))
    await allRefused(
      {
        'no HTTP': statusOf('hello\r\n\r\n'),
        TLS: statusOf(Buffer.from('16030100a5010000a10303', 'hex')),
        'HTTP 2': statusOf('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
        'HTTP 9': line('GET / HTTP/9.9'),
        'no path': line('GET HTTP/1.1'),
        'a space in the path': line('GET /a b HTTP/1.1'),
        'an unknown method': line('FETCH / HTTP/1.1'),
        'a zero in a header': statusOf(head('GET / HTTP/1.1', 'X: \0')),
        'a header without a name': statusOf(head('GET / HTTP/1.1', ': x')),
        'no host': statusOf('GET /api/topics HTTP/1.1\r\n\r\n'),
        'two hosts': statusOf(head('GET /api/topics HTTP/1.1', 'Host: y')),
        'two lengths': statusOf(head(`POST ${track} HTTP/1.1`, json, 'Content-Length: 1', 'Content-Length: 2'), '{}'),
        'a length and chunks': statusOf(
          head(`POST ${track} HTTP/1.1`, json, 'Content-Length: 2', 'Transfer-Encoding: chunked'),
          '0\r\n\r\n'
        ),
        'a length that is none': statusOf(head(`POST ${track} HTTP/1.1`, json, 'Content-Length: x'), '{}'),
        'a length below zero': statusOf(head(`POST ${track} HTTP/1.1`, json, 'Content-Length: -1'), '{}'),
        'chunks that are none': statusOf(chunked, 'zz\r\n{}\r\n0\r\n\r\n'),
        'a chunk with a huge size': statusOf(chunked, 'ffffffffffffffffff\r\n'),
        'a transfer we do not know': statusOf(head(`POST ${track} HTTP/1.1`, json, 'Transfer-Encoding: gzip'), '{}'),
        'headers without end': statusOf(head('GET / HTTP/1.1', `Cookie: ${'x'.repeat(40_000)}`)),
        'thousands of headers': statusOf(
          head('GET /api/x HTTP/1.1', ...Array.from({ length: 3000 }, (_, at) => `A${at}: 1`))
        ),
        'an address without end': line(`GET /${'x'.repeat(40_000)} HTTP/1.1`)
      },
      // NaN: Node ends the connection without a word, as with half a request.
      [400, 404, 405, 411, 413, 414, 415, 431, 501, 505, Number.NaN]
    )
  })

  it('a client that hangs up wakes nobody, whatever it was about to send', async () => {
    const token = await api.resident()
    const form = 'Content-Type: multipart/form-data; boundary=edge'
    const begun = [
      `${head(`POST ${track} HTTP/1.1`, json, 'Content-Length: 500')}{"caseNo`,
      `${head(`POST ${track} HTTP/1.1`, json, 'Transfer-Encoding: chunked')}5\r\n{"cas`,
      `${head(`POST ${track} HTTP/1.1`, json, 'Content-Encoding: gzip', 'Content-Length: 500')}x`,
      `${head('POST /api/media HTTP/1.1', form, `Authorization: Bearer ${token}`, 'Content-Length: 500')}--ed`,
      head('GET /api/topics HTTP/1.1'),
      'GET /api/topics HTTP/1.1\r\nHo'
    ]
    for (const bytes of begun) {
      for (const leave of ['end', 'destroy', 'resetAndDestroy'] as const) {
        const socket = connect(Number(new URL(api.url).port), '127.0.0.1')
        socket.on('error', () => undefined).resume()
        await new Promise(sent => socket.write(bytes, sent))
        // Behind this answer the server has read what was sent before it.
        await api.get('/health/live')
        socket[leave]()
        await once(socket, 'close')
      }
    }
    await api.get('/health/live')
    assert.deepEqual(errors(), [])
  })
})
