import assert from 'node:assert/strict'
import jwt from 'jsonwebtoken'
import { before, describe, it } from 'mocha'
import { settings } from '../settings'
import { testApi } from '../test/api'
import { aDepartment, aStaff } from '../test/factories'
import { AccountModel } from './model'

describe('Staff sign in', () => {
  const api = testApi()
  const signIn = (username: string, password: string) =>
    api.post('/api/staff/session', { body: { username, password } })

  before(async () => {
    await aDepartment('municipal', '市政设施维护所')
  })

  it('with name and password, see who they are, and sign out for good', async () => {
    const { username, password } = await aStaff({ roles: ['clerk'], department: 'municipal' })
    const { status, body } = await signIn(username, password)
    assert.equal(status, 201)
    assert.deepEqual(body.account.department, { id: 'municipal', name: '市政设施维护所' })
    const { token } = body
    assert.equal((await api.get('/api/staff/session', { token })).body.username, username)
    assert.equal((await api.send('DELETE', '/api/staff/session', { token })).status, 204)
    const after = await api.get('/api/staff/session', { token })
    assert.deepEqual([after.status, after.body.error.code], [401, 'session_expired'])
  })

  it('and cannot tell a wrong name from a wrong password', async () => {
    const { username } = await aStaff({ roles: ['operator'] })
    const [wrong, unknown] = [await signIn(username, 'nope'), await signIn('nobody', 'nope')]
    assert.deepEqual([wrong.status, wrong.body], [unknown.status, unknown.body])
    assert.equal(wrong.body.error.code, 'wrong_password')
  })

  it('and guessing a password is stopped, also for the right one', async () => {
    const { username, password } = await aStaff({ roles: ['operator'] })
    for (let guess = 0; guess < 10; guess += 1) await signIn(username, `guess ${guess}`)
    const { status, headers } = await signIn(username, password)
    assert.equal(status, 429)
    assert.ok(Number(headers.get('retry-after')) > 0)
  })

  it('and an account that was closed is out at the next request', async () => {
    const { username, password, id } = await aStaff({ roles: ['operator'] })
    const { token } = (await signIn(username, password)).body
    await AccountModel.updateOne({ _id: id }, { $set: { active: false } })
    assert.equal((await api.get('/api/staff/session', { token })).status, 401)
    assert.equal((await signIn(username, password)).status, 401)
  })

  it('and no other token passes: a resident’s, one unsigned, one signed otherwise, one expired', async () => {
    const { username, password, id } = await aStaff({ roles: ['operator'] })
    const { token } = (await signIn(username, password)).body
    const { sid } = jwt.decode(token) as { sid: string }
    const sign = (secret: string, options: jwt.SignOptions) =>
      jwt.sign({ sub: id, sid }, secret, { audience: 'staff', ...options })
    const forged = [
      await api.resident(),
      jwt.sign({ sub: id, sid, aud: 'staff' }, '', { algorithm: 'none' }),
      sign('x'.repeat(64), { algorithm: 'HS256' }),
      sign(settings().secrets.staff, { algorithm: 'HS512' }),
      sign(settings().secrets.staff, { audience: 'resident' }),
      sign(settings().secrets.staff, { expiresIn: -1 }),
      'nonsense'
    ]
    for (const bad of forged) assert.equal((await api.get('/api/staff/session', { token: bad })).status, 401)
    assert.equal((await api.get('/api/staff/session', { token })).status, 200)
  })

  it('and a form that is not one is told at its fields', async () => {
    const answer = await api.post('/api/staff/session', { body: { username: { $gt: '' }, password: 1 } })
    assert.equal(answer.status, 400)
    assert.deepEqual(Object.keys(answer.body.error.fields), ['username', 'password'])
  })
})
