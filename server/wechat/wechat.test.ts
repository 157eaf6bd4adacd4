import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'mocha'
import { ResidentModel } from '../residents/model'
import { testApi } from '../test/api'
import { wechatApi } from './api'
import { wechatSandbox } from './sandbox'
import { setWechat } from './wechat'

describe('A WeChat user signs in', () => {
  const api = testApi()
  let tencent: Server
  let base = ''
  const asked: URLSearchParams[] = []

  before(async () => {
    tencent = createServer((request, response) => {
      const query = new URL(request.url ?? '', 'http://localhost').searchParams
      asked.push(query)
      const code = query.get('js_code')
      if (code === 'broken') return response.end('not json')
      response.end(
        JSON.stringify(
          code === 'good' ? { openid: 'o-1', session_key: 'k' } : { errcode: 40029, errmsg: 'invalid code' }
        )
      )
    })
    await new Promise<void>(resolve => tencent.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(tencent.address() as AddressInfo).port}`
    setWechat(wechatApi({ appid: 'wx1', secret: 's3cret' }, base))
  })

  after(() => {
    tencent.close()
    setWechat(wechatSandbox(false))
  })

  const signIn = (code: unknown) => api.post('/api/session/wechat', { body: { code } })

  it('and is the same resident the next time', async () => {
    const [one, two] = [await signIn('good'), await signIn('good')]
    assert.deepEqual([one.status, two.status], [201, 201])
    assert.equal(await ResidentModel.countDocuments({ openid: 'o-1' }), 1)
    assert.equal((await api.get('/api/reports', { token: one.body.token })).status, 200)
    assert.deepEqual(Object.fromEntries(asked[0] ?? []), {
      appid: 'wx1',
      secret: 's3cret',
      js_code: 'good',
      grant_type: 'authorization_code'
    })
    assert.ok(!JSON.stringify(one.body).includes('o-1'))
  })

  it('with a code WeChat does not take, or when WeChat talks nonsense, and is told kindly', async () => {
    for (const code of ['used', 'broken']) {
      const { status, body } = await signIn(code)
      assert.deepEqual([status, body.error.code], [401, 'wechat_refused'])
    }
    assert.equal((await signIn('')).status, 400)
  })

  it('where WeChat is not set up, in the sandbox; never in production', async () => {
    setWechat(wechatSandbox(false))
    assert.equal((await signIn('anything')).status, 201)
    setWechat(wechatSandbox(true))
    assert.equal((await signIn('anything')).status, 401)
  })
})
