import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { BadSetting } from '../../config/bad-setting'
import { readSettings } from '../../config/server'
import { buildApp } from '../app'
import { setSettings, settings } from '../settings'
import { testApi } from '../test/api'

describe('A server behind proxies', () => {
  testApi()

  /** Returns whose address the server counts, of a request with these addresses in X-Forwarded-For. */
  function counted(proxies: number, forwarded: string): string {
    const kept = settings()
    setSettings({ ...kept, proxies })
    try {
      const request = {
        headers: { 'x-forwarded-for': forwarded },
        socket: { remoteAddress: '10.0.0.1' }
      }
      return buildApp().createContext(request as never, {} as never).ip
    } finally {
      setSettings(kept)
    }
  }

  it('counts whom the outermost proxy saw, whatever is made up before it', () => {
    assert.equal(counted(1, '203.0.113.7'), '203.0.113.7')
    assert.equal(counted(1, '1.1.1.1, 203.0.113.7'), '203.0.113.7')
    assert.equal(counted(1, '1.1.1.1,2.2.2.2,, 203.0.113.7'), '203.0.113.7')
    assert.equal(counted(2, '1.1.1.1, 203.0.113.7, 10.1.1.1'), '203.0.113.7')
    assert.equal(counted(1, '2001:db8::1, 2001:db8::2'), '2001:db8::2')
  })

  it('believes nobody where there is no proxy', () => {
    assert.equal(counted(0, '1.1.1.1'), '10.0.0.1')
  })

  it('reads their number from the setting, and the old word as one', () => {
    const { dataDir } = settings()
    const proxies = (TRUST_PROXY: string) => readSettings({ DATA_DIR: dataDir, TRUST_PROXY }).proxies
    assert.deepEqual(['', 'false', '0', 'true', '1', '2'].map(proxies), [0, 0, 0, 1, 1, 2])
    for (const wrong of ['yes', '-1', '1.5', '99', '10.0.0.0/8']) assert.throws(() => proxies(wrong), BadSetting, wrong)
  })
})
