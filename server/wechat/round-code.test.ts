import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, it } from 'mocha'
import sharp from 'sharp'
import { testApi } from '../test/api'
import { aCode } from '../test/factories'
import { wechatApi } from './api'
import { wechatSandbox } from './sandbox'
import { setWechat } from './wechat'

const png = Buffer.from('89504e470d0a1a0a', 'hex')

describe('WeChat’s round code', () => {
  const api = testApi()
  let wechat: Server
  let base = ''
  let good = 'token-1'
  let issued = 0
  let drawn: Record<string, unknown>[] = []
  let refusal: number | undefined
  let staff = ''

  before('a stand-in for WeChat', async () => {
    wechat = createServer(async (request, response) => {
      let text = ''
      for await (const chunk of request) text += chunk
      const url = new URL(request.url ?? '', 'http://x')
      const json = (body: object) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
      if (url.pathname === '/cgi-bin/stable_token') {
        issued += 1
        json({ access_token: good, expires_in: 7200 })
      } else if (url.searchParams.get('access_token') !== good) json({ errcode: 40001, errmsg: 'invalid credential' })
      else if (refusal !== undefined) json({ errcode: refusal, errmsg: 'no' })
      else {
        drawn.push(JSON.parse(text))
        response.setHeader('Content-Type', 'image/png').end(png)
      }
    })
    await new Promise<void>(resolve => wechat.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`
    staff = await api.staff({ roles: ['administrator'] })
  })

  beforeEach(() => {
    drawn = []
    refusal = undefined
    issued = 0
    setWechat(wechatApi({ appid: 'wx1', secret: 's' }, base))
  })

  after(async () => {
    setWechat(wechatSandbox(false))
    wechat.closeAllConnections()
    await new Promise(resolve => wechat.close(resolve))
  })

  const get = (code: string, token = staff) => api.get(`/api/staff/codes/${code}/round-code`, { token })

  it('is drawn once with the code as its scene, then taken from where it is kept', async () => {
    const code = await aCode()
    for (let time = 0; time < 3; time += 1) {
      const { status, headers } = await get(code)
      assert.deepEqual([status, headers.get('content-type')], [200, 'image/png'])
    }
    assert.deepEqual(
      drawn.map(({ scene, page }) => [scene, page]),
      [[code, 'pages/report/index']]
    )
    assert.equal(issued, 1)
  })

  it('is drawn with one token for all, and a new one when WeChat has taken it back', async () => {
    await Promise.all([get(await aCode()), get(await aCode()), get(await aCode())])
    assert.deepEqual([issued, drawn.length], [1, 3])
    good = 'token-2'
    assert.equal((await get(await aCode())).status, 200)
    assert.equal(issued, 2)
  })

  it('that WeChat refuses is told in plain words and asked for again next time', async () => {
    const code = await aCode()
    refusal = 45009
    const refused = await get(code)
    assert.deepEqual([refused.status, refused.body.error.code], [503, 'round_code_refused'])
    refusal = undefined
    assert.equal((await get(code)).status, 200)
  })

  it('without an appid is a placeholder that says so, and is not kept', async () => {
    const code = await aCode()
    setWechat(wechatSandbox(false))
    const { headers } = await get(code)
    assert.match(headers.get('content-disposition') ?? '', /sandbox-/)
    setWechat(wechatApi({ appid: 'wx1', secret: 's' }, base))
    assert.doesNotMatch((await get(code)).headers.get('content-disposition') ?? '', /sandbox-/)
    const { image } = await wechatSandbox(false).roundCode(code)
    assert.equal((await sharp(image).metadata()).width, 430)
    await assert.rejects(wechatSandbox(true).roundCode(code), { code: 'round_code_refused' })
  })

  it('is for staff who work with codes, of codes that exist', async () => {
    assert.equal((await get('AAAAAAAAA')).status, 404)
    assert.equal((await get(await aCode(), await api.staff({ roles: ['auditor'] }))).status, 403)
    assert.equal((await get(await aCode(), await api.resident())).status, 401)
  })
})
