import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'mocha'
import { buildApp } from '../app'
import { setSettings, settings } from '../settings'
import { testApi } from '../test/api'
import { ask } from '../test/ask'

describe('The headers for a browser', () => {
  const api = testApi()

  /** Returns the headers of an app that residents reach at this address. */
  async function headersAt(publicUrl: string) {
    const before = settings()
    setSettings({ ...before, publicUrl })
    const server = createServer(buildApp().callback())
    try {
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      return (await ask(`http://127.0.0.1:${port}/api/about`, { method: 'GET', headers: {} })).headers
    } finally {
      setSettings(before)
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }

  it('hold it to https where the city has https, and nowhere else', async () => {
    assert.match((await headersAt('https://city.example.cn')).get('strict-transport-security') ?? '', /^max-age=\d{7,}/)
    assert.equal((await headersAt('http://10.0.0.5:3000')).get('strict-transport-security'), null)
  })

  it('let no page of another origin read or ask anything', async () => {
    const Origin = 'https://evil.example'
    const preflight = {
      Origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'client-kind'
    }
    const answers = [
      await api.get('/api/about', { headers: { Origin } }),
      await api.send('OPTIONS', '/api/staff/session', { headers: preflight })
    ]
    for (const { headers } of answers) {
      const allowed = [...headers.keys()].filter(name => name.startsWith('access-control-'))
      assert.deepEqual(allowed, [])
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
    }
  })
})
