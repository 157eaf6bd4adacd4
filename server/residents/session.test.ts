import assert from 'node:assert/strict'
import jwt from 'jsonwebtoken'
import { describe, it } from 'mocha'
import { settings } from '../settings'
import { testApi } from '../test/api'
import { ResidentModel } from './model'

const daySeconds = 86_400

describe("A resident's session", () => {
  const api = testApi()

  /** A token of a year that was given so many days ago. */
  const tokenOf = async (daysAgo: number) => {
    const resident = await ResidentModel.create({ kind: 'device', createdAt: new Date(), seenAt: new Date() })
    const iat = Math.floor(Date.now() / 1000) - daysAgo * daySeconds
    const claims = { sub: resident.id, iat, exp: iat + 365 * daySeconds }
    return jwt.sign(claims, settings().secrets.resident, { algorithm: 'HS256', audience: 'resident' })
  }

  it('is renewed while it is used, for the same person and as long again', async () => {
    const answer = await api.get('/api/reports', { token: await tokenOf(200) })
    assert.equal(answer.status, 200)
    const renewed = answer.headers.get('session-token') ?? assert.fail('no new token')
    const { iat = 0, exp = 0 } = jwt.decode(renewed) as jwt.JwtPayload
    assert.equal((exp - iat) / daySeconds, 365)
    const next = await api.get('/api/reports', { token: renewed })
    assert.deepEqual([next.status, next.headers.get('session-token')], [200, null])
  })

  it('is left alone in its first half', async () => {
    const answer = await api.get('/api/reports', { token: await tokenOf(30) })
    assert.deepEqual([answer.status, answer.headers.get('session-token')], [200, null])
  })

  it('is over when nobody used it for a year', async () => {
    const answer = await api.get('/api/reports', { token: await tokenOf(366) })
    assert.deepEqual([answer.status, answer.body.error.code], [401, 'session_expired'])
    assert.equal(answer.headers.get('session-token'), null)
  })
})
