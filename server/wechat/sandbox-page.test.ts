import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { setSettings, settings } from '../settings'
import { testApi } from '../test/api'
import { wechatSandbox } from './sandbox'

describe('Whoever tries the system out without WeChat', () => {
  const api = testApi()

  it('sees what would have been sent there, and nothing in it can run', async () => {
    const data = { thing1: '<b>启明北路</b>', phrase2: '已办结' }
    await wechatSandbox(false).send({ openid: 'sandbox-1', template: 'T1', page: 'pages/progress/index?id=1', data })
    const { status, body } = await api.get('/sandbox/wechat')
    assert.equal(status, 200)
    assert.match(body, /已办结/)
    assert.ok(body.includes('&lt;b&gt;启明北路&lt;/b&gt;') && !body.includes('<b>'))
    assert.ok(!body.includes('sandbox-1'), 'the reader’s WeChat id is nobody’s business')
  })

  it('but in production there is no such page', async () => {
    const before = settings()
    setSettings({ ...before, production: true })
    const { status } = await api.get('/sandbox/wechat')
    setSettings(before)
    assert.equal(status, 404)
  })
})
