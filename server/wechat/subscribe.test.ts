import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, it } from 'mocha'
import { wechatApi } from './api'
import type { Wechat } from './wechat-service'

describe('A subscribe message', () => {
  let tencent: Server
  let wechat: Wechat
  let good = ''
  let issued = 0
  let answers: (number | string | undefined)[] = []
  let asked: { path: string; body: unknown }[] = []

  before('a stand-in for WeChat', async () => {
    tencent = createServer(async (request, response) => {
      let text = ''
      for await (const chunk of request) text += chunk
      const url = new URL(request.url ?? '', 'http://x')
      if (url.pathname === '/cgi-bin/stable_token') {
        issued += 1
        response.end(JSON.stringify({ access_token: good, expires_in: 7200 }))
        return
      }
      asked.push({ path: url.pathname, body: JSON.parse(text) })
      const answer = url.searchParams.get('access_token') === good ? answers.shift() : 42001
      if (answer === undefined) request.socket.destroy()
      else if (typeof answer === 'string') response.writeHead(502).end(answer)
      else response.end(JSON.stringify({ errcode: answer, errmsg: '' }))
    })
    await new Promise<void>(resolve => tencent.listen(0, '127.0.0.1', resolve))
  })

  beforeEach(() => {
    good = 'token-1'
    issued = 0
    asked = []
    const base = `http://127.0.0.1:${(tencent.address() as AddressInfo).port}`
    wechat = wechatApi({ appid: 'wx1', secret: 's' }, base)
  })

  after(async () => {
    tencent.closeAllConnections()
    await new Promise(resolve => tencent.close(resolve))
  })

  const send = (...given: typeof answers) => {
    answers = given
    const data = { thing2: '已经受理' }
    return wechat.send({ openid: 'o-1', template: 't-1', page: 'pages/progress/index?id=1', data })
  }

  it('is sent with the template’s fields and the page that it opens', async () => {
    assert.deepEqual(await send(0), { result: 'sent' })
    assert.deepEqual(asked, [
      {
        path: '/cgi-bin/message/subscribe/send',
        body: {
          touser: 'o-1',
          template_id: 't-1',
          page: 'pages/progress/index?id=1',
          data: { thing2: { value: '已经受理' } }
        }
      }
    ])
  })

  it('is sent with a new token when WeChat has taken the old one back', async () => {
    await send(0)
    good = 'token-2'
    assert.deepEqual(await send(0), { result: 'sent' })
    assert.deepEqual([issued, asked.length], [2, 3])
  })

  it('is told apart: not agreed to, never to be taken, or not now', async () => {
    assert.deepEqual(await send(43101), { result: 'refused', errcode: 43101 })
    for (const errcode of [47003, 40037, 40003]) assert.deepEqual(await send(errcode), { result: 'unusable', errcode })
    for (const errcode of [-1, 45009]) assert.deepEqual(await send(errcode), { result: 'later', errcode })
    assert.deepEqual(await send(40001, 40001), { result: 'later', errcode: 40001 })
  })

  it('may be tried again when WeChat answers nonsense or nothing', async () => {
    assert.deepEqual(await send('<html>Bad Gateway</html>'), { result: 'later' })
    assert.deepEqual(await send(undefined), { result: 'later' })
  })
})
