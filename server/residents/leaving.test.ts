import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { describe, it } from 'mocha'
import { dayMs } from '../../contracts/china-time'
import { signToken } from '../http/tokens'
import { settings } from '../settings'
import { testApi } from '../test/api'
import { ResidentModel } from './model'

describe('A resident who leaves a phone', () => {
  const api = testApi()

  const send = (token: string) =>
    api.post('/api/reports', {
      token,
      body: { text: '路灯不亮', address: '启明北路 16 号' },
      headers: { 'Idempotency-Key': randomUUID() }
    })
  const leave = (token: string) => api.send('DELETE', '/api/session', { token })
  const inWechat = async (code = 'somebody') => (await api.post('/api/session/wechat', { body: { code } })).body.token
  const statusOf = async (token: string) => (await api.get('/api/reports', { token })).status
  const claimsOf = (token: string) => jwt.decode(token) as jwt.JwtPayload
  const signed = (claims: object) =>
    jwt.sign(claims, settings().secrets.resident, { algorithm: 'HS256', audience: 'resident' })
  const ago = (days: number) => Math.floor((Date.now() - days * dayMs) / 1000)

  it('is let in nowhere any more with what was on it, and the city keeps the report', async () => {
    const token = await api.resident()
    const { body } = await send(token)
    assert.equal((await leave(token)).status, 204)
    const paths = ['/api/reports', `/api/reports/${body.reportId}`, '/api/messages', '/api/consent']
    for (const path of paths) assert.equal((await api.get(path, { token })).status, 401, path)
    assert.equal((await send(token)).body.error.code, 'session_expired')
    const track = await api.post('/api/track', { body: { caseNo: body.caseNo, queryCode: body.queryCode } })
    assert.equal(track.status, 200)
    // Whoever lost the answer asks again.
    assert.equal((await leave(token)).status, 204)
  })

  it('gets no new token for one that was ended, however old it is', async () => {
    const token = await api.resident()
    const { sub, sid } = claimsOf(token)
    const half = signed({ sub, sid, iat: ago(200), exp: ago(200) + 365 * 86_400 })
    assert.equal((await leave(half)).status, 204)
    const answer = await api.get('/api/reports', { token: half })
    assert.deepEqual([answer.status, answer.headers.get('session-token')], [401, null])
    assert.equal(await statusOf(token), 401)
  })

  it('leaves one phone of several in WeChat, and a new sign-in is let in', async () => {
    const [lost, here] = [await inWechat(), await inWechat()]
    assert.equal((await leave(lost)).status, 204)
    assert.deepEqual([await statusOf(lost), await statusOf(here)], [401, 200])
    assert.equal(await statusOf(await inWechat()), 200)
  })

  it('has lost one: all others are ended from another phone, those of an earlier version, too', async () => {
    const here = await inWechat('lost')
    const { sub } = claimsOf(here)
    const elsewhere = [
      signed({ sub, sid: 'elsewhere', iat: ago(1), exp: ago(-29) }),
      signed({ sub, iat: ago(20), exp: ago(-10) })
    ]
    for (const token of elsewhere) assert.equal(await statusOf(token), 200)
    const { status, body } = await api.post('/api/session/others/end', { token: here, body: {} })
    assert.equal(status, 200)
    for (const token of elsewhere) assert.equal(await statusOf(token), 401)
    assert.equal(await statusOf(body.token), 200)
    assert.equal((await api.post('/api/session/others/end', { token: elsewhere[0] ?? '', body: {} })).status, 401)
  })

  it('is told to sign in anew when nobody knows them any more, for ever', async () => {
    const token = signToken('resident', { sub: '0'.repeat(24), sid: 'x' }, 365)
    const { sub, sid } = claimsOf(await api.resident())
    await ResidentModel.deleteOne({ _id: sub })
    const erased = signed({ sub, sid, iat: ago(300), exp: ago(-65) })
    for (const each of [token, erased]) {
      const answer = await api.get('/api/reports', { token: each })
      assert.deepEqual([answer.status, answer.headers.get('session-token')], [401, null])
      assert.equal((await leave(each)).status, 204)
      assert.equal((await api.post('/api/session/others/end', { token: each, body: {} })).status, 401)
    }
  })

  it('cannot be made to leave by somebody else, or without a session', async () => {
    const mine = await api.resident()
    assert.equal((await leave(await api.resident())).status, 204)
    assert.equal(await statusOf(mine), 200)
    assert.equal((await api.send('DELETE', '/api/session')).status, 401)
    assert.equal((await api.post('/api/session/others/end', { body: {} })).status, 401)
  })

  it('is seen when the session is renewed, so that nobody who comes is forgotten as unused', async () => {
    const token = await api.resident()
    const { sub, sid } = claimsOf(token)
    await ResidentModel.updateOne({ _id: sub }, { $set: { seenAt: new Date(0) } })
    const half = signed({ sub, sid, iat: ago(200), exp: ago(200) + 365 * 86_400 })
    const { headers } = await api.get('/api/reports', { token: half })
    assert.equal(claimsOf(headers.get('session-token') ?? '').sid, sid)
    const { seenAt } = await ResidentModel.findById(sub).orFail().lean()
    assert.ok(Date.now() - seenAt.getTime() < dayMs)
  })
})
