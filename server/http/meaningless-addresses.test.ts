import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { testApi } from '../test/api'
import { rawRequests } from '../test/raw-requests'

describe('What comes before a request is understood', () => {
  const api = testApi()
  const { errors, statusOf, head } = rawRequests(api)

  it('an address that means nothing is refused or not found', async () => {
    const paths = [
      '/%',
      '/%zz',
      '/%E0%A4%A',
      '/%ff%fe',
      '/%00',
      '//',
      '//evil.example',
      '///',
      '/\\',
      '/..',
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/m/%',
      '/m/%E0%A4%A',
      '/m/..%2f..%2fpackage.json',
      '/console/%ff',
      '/q/%',
      '/q/%E0%A4%A',
      '/q/%0d%0aSet-Cookie:%20a=b',
      '/media/%/%',
      '/api/codes/%',
      '/api/codes/%E0%A4%A',
      '/api/topics/%C0%AE',
      'http://[',
      'http://a:b@c:99999/api/topics',
      '*'
    ]
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'TRACE']) {
        const status = await statusOf(head(`${method} ${path} HTTP/1.1`))
        // Node itself does not answer a request that names no path of ours in a way it knows.
        assert.ok(Number.isNaN(status) || status < 500, `${method} ${path}: ${status}`)
      }
    }
    assert.deepEqual(errors(), [])
  })

  it('a query that means nothing is refused', async () => {
    const queries = [
      '?',
      '?%',
      '?%E0%A4%A',
      '?limit=%zz',
      '?a[b]=c',
      '?limit=1&limit=2',
      '?__proto__=1',
      '?=&=&&',
      `?q=${'%41'.repeat(3000)}`
    ]
    const token = await api.staff({ roles: ['operator'] })
    for (const query of queries) {
      for (const path of ['/api/topics', '/api/staff/cases', '/media/0/display', '/m/', '/q/X']) {
        const status = await statusOf(head(`GET ${path}${query} HTTP/1.1`, `Authorization: Bearer ${token}`))
        assert.ok(status < 500, `${path}${query}: ${status}`)
      }
    }
    assert.deepEqual(errors(), [])
  })

  it('headers that mean nothing, or come twice, are refused or left alone', async () => {
    const token = await api.resident()
    const odd = [
      'Authorization: Bearer',
      'Authorization: Bearer a.b.c',
      'Authorization: Basic Og==',
      'Authorization: Bearer eyJhbGciOiJub25lIn0.e30.',
      `Authorization: Bearer ${token}\r\nAuthorization: Bearer ${token}`,
      'Accept: ;;;',
      'Accept-Encoding: ;;;',
      'Accept-Encoding: *;q=0',
      'Accept-Encoding: identity;q=0',
      'Accept-Encoding: x-new, *;q=0',
      'Accept-Encoding: gzip;q=nan, identity;q=0',
      'Accept-Language: ,,,',
      'Range: bytes=9-1',
      'Range: bytes=0-,0-,0-',
      'If-None-Match: "',
      'If-Modified-Since: yesterday',
      'Cookie: =;=;%',
      'Connection: upgrade\r\nUpgrade: websocket',
      'Connection: close, keep-alive, x',
      'Expect: 200-maybe',
      'X-Request-Id: \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9',
      'X-Forwarded-For: ,,,',
      'X-Forwarded-For: not an address',
      'X-Forwarded-Proto: javascript',
      'X-Forwarded-Host: a b',
      'Idempotency-Key: a\r\nIdempotency-Key: b',
      'Origin: null',
      'TE: trailers',
      'Content-Length: 0'
    ]
    for (const header of odd) {
      for (const first of [
        'GET /api/topics',
        'GET /m/',
        'GET /api/openapi.json',
        'GET /api/reports',
        'POST /api/reports',
        'GET /q/X',
        'GET /media/0/display'
      ]) {
        const status = await statusOf(head(`${first} HTTP/1.1`, header))
        assert.ok(Number.isNaN(status) || status < 500, `${first} ${header}: ${status}`)
      }
    }
    for (const host of ['', 'a b', '[', '%', 'x:99999', '@', '/', '"', 'x/y?z#w', '\u00e9']) {
      for (const path of ['/', '/q/X', '/m/', '/console/', '/api/topics', '/api/openapi.json']) {
        const status = await statusOf(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
        assert.ok(status < 500, `Host ${host} ${path}: ${status}`)
      }
    }
    assert.deepEqual(errors(), [])
  })
})
