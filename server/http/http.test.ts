import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { api as contract } from '../../contracts/api'
import type { Endpoint } from '../../contracts/endpoint'
import { errors } from '../../contracts/errors'
import { buildRouter } from '../routes'
import { testApi } from '../test/api'
import { openMetrics } from './metrics'
import { openApiDocument } from './openapi'

const endpoints = Object.values(contract) as Endpoint[]

describe('The API', () => {
  const api = testApi()

  it('answers an unknown address and a wrong method in JSON', async () => {
    const unknown = await api.get('/api/nothing')
    assert.deepEqual([unknown.status, unknown.body.error.code], [404, 'not_found'])
    const wrong = await api.send('PUT', '/api/topics')
    assert.deepEqual(
      [wrong.status, wrong.body.error.code, wrong.headers.get('allow')],
      [405, 'method_not_allowed', 'HEAD, GET']
    )
  })

  it('demands a session for every route that is not for anyone', async () => {
    for (const { method, path, who } of endpoints.filter(endpoint => endpoint.who !== 'anyone')) {
      const answer = await api.send(method, path.replace(/:\w+/g, '0'.repeat(24)), {
        ...(method === 'POST' && { body: {} })
      })
      assert.equal(answer.status, 401, `${method} ${path} for ${who}`)
    }
  })

  it('never answers a 5xx to whatever a client makes up', async () => {
    const token = await api.resident()
    const staff = await api.staff({ roles: ['operator', 'lead', 'dispatcher', 'supervisor'] })
    const bodies = [
      'null',
      '[]',
      '"x"',
      '{"$where":1}',
      '{"version":1e400}',
      '{"media":[{"$ne":null}]}',
      '\u0000',
      '{"text":"\\ud800"}'
    ]
    for (const { method, path, who } of endpoints.filter(
      endpoint => !endpoint.upload && endpoint.path !== '/api/staff/session'
    )) {
      for (const body of method === 'POST' ? bodies : ['']) {
        for (const part of ['0'.repeat(24), '%00', '%E4%BD%A0', "'", '44020420261122000001', '..%2f']) {
          const answer = await api.send(method, `${path.replace(/:\w+/g, part)}?state[$ne]=1&cursor=%00&q=%5B`, {
            token: who === 'staff' ? staff : token,
            headers: { 'Idempotency-Key': 'made-up-key', 'Content-Type': 'application/json' },
            ...(method === 'POST' && { body })
          })
          assert.ok(
            answer.status < 500,
            `${method} ${path} ${part} ${body}: ${answer.status} ${JSON.stringify(answer.body)}`
          )
        }
      }
    }
  })

  it('sets the headers that keep a browser safe, and gives each request an id', async () => {
    const { headers } = await api.get('/api/topics')
    assert.match(
      headers.get('content-security-policy') ?? '',
      /default-src 'self'; script-src 'self'; style-src 'self';/
    )
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe/)
    assert.match(headers.get('permissions-policy') ?? '', /camera=\(self\).*microphone=\(\)/)
    assert.equal(headers.get('access-control-allow-origin'), null)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.match(headers.get('x-request-id') ?? '', /^[\w-]{8,64}$/)
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(
      (await api.get('/api/topics', { headers: { 'X-Request-Id': 'from-the-proxy-1' } })).headers.get('x-request-id'),
      'from-the-proxy-1'
    )
  })

  it('is alive, ready and measured', async () => {
    assert.equal((await api.get('/health/live')).status, 200)
    assert.deepEqual((await api.get('/health/ready')).body, { ready: true })
    const metrics = await openMetrics(0, '127.0.0.1')
    try {
      const text = await (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text()
      assert.match(text, /http_request_seconds_count/)
      assert.equal((await fetch(`http://127.0.0.1:${metrics.port}/`)).status, 404)
    } finally {
      await metrics.close()
    }
    assert.equal((await api.get('/metrics')).status, 404)
  })

  it('says who runs it', async () => {
    const { body } = await api.get('/api/about')
    assert.equal(body.hotline, '12345')
  })
})

describe('The API’s description', () => {
  it('names every route that the server has, and no other', () => {
    const notContract = [
      '/q/:code',
      '/sandbox/wechat',
      '/',
      '/media/:id/:rendition',
      '/api/openapi.json',
      '/health/live',
      '/health/ready'
    ]
    const served = buildRouter()
      .stack.filter(layer => !notContract.includes(String(layer.path)))
      .flatMap(layer => layer.methods.filter(method => method !== 'HEAD').map(method => `${method} ${layer.path}`))
    const described = Object.entries(openApiDocument().paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(method => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`)
    )
    assert.deepEqual(served.sort(), described.sort())
    assert.deepEqual(described.sort(), endpoints.map(({ method, path }) => `${method} ${path}`).sort())
  })

  it('says which right every route of staff needs', () => {
    const { paths } = openApiDocument()
    for (const { method, path, may } of endpoints) {
      const operation = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()] as { 'x-right'?: unknown }
      assert.deepEqual(operation['x-right'], may, path)
    }
  })

  it('gives every error code a status and a Chinese sentence', () => {
    for (const [code, { status, message }] of Object.entries(errors)) {
      assert.ok(status >= 400 && status < 600 && /[\u4e00-\u9fff]/.test(message), code)
    }
  })

  it('has a schema for what every route takes and gives', () => {
    for (const [name, endpoint] of Object.entries(contract) as [string, Endpoint][]) {
      if (endpoint.method === 'POST') assert.ok(endpoint.body || endpoint.upload, name)
      if (endpoint.status !== 204) assert.ok(endpoint.reply || endpoint.download, name)
      for (const [, parameter] of endpoint.path.matchAll(/:(\w+)/g)) assert.ok(parameter && endpoint.params, name)
    }
  })
})
