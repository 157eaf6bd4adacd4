import assert from 'node:assert/strict'
import jwt from 'jsonwebtoken'
import { before, describe, it } from 'mocha'
import { Types } from 'mongoose'
import { api as contract } from '../contracts/api'
import type { Endpoint, Who } from '../contracts/endpoint'
import { buildRouter } from './routes'
import { setSettings, settings } from './settings'
import { AccountModel } from './staff/model'
import { wantCode } from './staff/second-factor/proof'
import { openStaffSession } from './staff/session'
import { addressOf } from './test/addresses'
import { testApi } from './test/api'
import { aStaff } from './test/factories'

const rows = Object.values(contract) as Endpoint[]

/** Whom the row's `who` lets in. Whoever is in neither list is told to sign in. */
const letIn: Record<Who, readonly string[] | 'everybody'> = {
  anyone: 'everybody',
  resident: ['a resident'],
  staff: ['a member of staff', 'a member of staff at the console']
}

/** Routes that no row describes, as they answer no call of the clients: pages, photos by signed address, health, a trial's WeChat. */
const notInContract = [
  'GET /',
  'GET /api/openapi.json',
  'GET /health/live',
  'GET /health/ready',
  'GET /media/:id/:rendition',
  'GET /q/:code',
  'GET /sandbox/wechat'
]

describe('Whoever asks', () => {
  const api = testApi()
  let askers: Record<string, () => Promise<string | Record<string, string> | undefined>>

  before('everybody there is', async () => {
    const { resident, staff } = settings().secrets
    const signed = (secret: string, claims: object, options: jwt.SignOptions = {}) =>
      jwt.sign(claims, secret, { algorithm: 'HS256', expiresIn: '1h', ...options })
    const { account } = await aStaff({ roles: ['operator'] })
    const opened = await openStaffSession(account)
    const { sub, sid } = jwt.decode(opened.token) as { sub: string; sid: string }
    const out = await openStaffSession(account)
    await api.send('DELETE', '/api/staff/session', { token: out.token })
    const { account: gone } = await aStaff({ roles: ['operator'] })
    const closed = (await openStaffSession(gone)).token
    await AccountModel.updateOne({ _id: gone._id }, { $set: { active: false } })
    const atHalfWay = { _id: account._id, passwordHash: account.passwordHash }
    const device = { sub: String(new Types.ObjectId()) }
    const fixed = (sent: string | Record<string, string> | undefined) => async () => sent
    const inCookie = (token: string) => ({ Cookie: `mashangban=${token}`, 'Client-Kind': 'console' })
    askers = {
      nobody: fixed(undefined),
      'a resident': api.resident,
      'a member of staff': async () => (await openStaffSession(account)).token,
      'a member of staff at the console': async () => {
        const claims = jwt.decode((await openStaffSession(account)).token) as { sub: string; sid: string }
        const token = signed(staff, { sub: claims.sub, sid: claims.sid }, { audience: 'console' })
        return { ...inCookie(token), Account: String(account._id) }
      },
      'a bearer token in the cookie': fixed({ ...inCookie(opened.token), Account: String(account._id) }),
      'a cookie’s token as a bearer token': fixed(signed(staff, { sub, sid }, { audience: 'console' })),
      'a page that shows another person': fixed({
        ...inCookie(signed(staff, { sub, sid }, { audience: 'console' })),
        Account: String(gone._id)
      }),
      'somebody who signed out': fixed(out.token),
      'a closed account': fixed(closed),
      'somebody whose code is still to come': fixed(wantCode(atHalfWay, new Date()).secondStep.proof),
      'an expired session of staff': fixed(signed(staff, { sub, sid }, { audience: 'staff', expiresIn: -1 })),
      'an expired session of a resident': fixed(signed(resident, device, { audience: 'resident', expiresIn: -1 })),
      'a token of staff for residents': fixed(signed(staff, { sub, sid }, { audience: 'resident' })),
      'a token of a resident for staff': fixed(signed(resident, device, { audience: 'staff' })),
      'a forged token of staff': fixed(signed('x'.repeat(64), { sub, sid }, { audience: 'staff' })),
      'a forged token of a resident': fixed(signed('x'.repeat(64), device, { audience: 'resident' })),
      'an unsigned token': fixed(jwt.sign({ sub, sid, aud: 'staff' }, '', { algorithm: 'none' })),
      'a token of staff without a session': fixed(signed(staff, { sub }, { audience: 'staff' })),
      'a session of somebody else': fixed(signed(staff, { sub: String(gone._id), sid }, { audience: 'staff' }))
    }
  })

  it('is let in by each row exactly as its line says', async () => {
    const wrong: string[] = []
    for (const row of rows) {
      for (const [name, tokenOf] of Object.entries(askers)) {
        const sent = await tokenOf()
        const body = row.method === 'POST' ? {} : undefined
        const { status } = await api.send(row.method, addressOf(row), {
          ...(typeof sent === 'string' ? { token: sent } : { headers: sent ?? {} }),
          ...(body && { body })
        })
        const welcome = letIn[row.who]
        const allowed = welcome === 'everybody' || welcome.includes(name)
        // Signing in itself answers 401 to a wrong password, and this body has none.
        if ((status === 401) === allowed) wrong.push(`${row.method} ${row.path}: ${name} got ${status}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  it('from another site’s page with the console’s cookie is let at nothing', async () => {
    const { account } = await aStaff({ roles: ['operator'] })
    const { sub, sid } = jwt.decode((await openStaffSession(account)).token) as { sub: string; sid: string }
    const cookie = jwt.sign({ sub, sid }, settings().secrets.staff, { audience: 'console', expiresIn: '1h' })
    const wrong: string[] = []
    for (const row of rows.filter(({ who }) => who !== 'anyone')) {
      const headers = { Cookie: `mashangban=${cookie}`, Origin: 'https://evil.example' }
      const { status } = await api.send(row.method, addressOf(row), {
        headers: { ...headers, 'Content-Type': 'text/plain' },
        ...(row.method === 'POST' && { body: '{}' })
      })
      if (status !== (row.who === 'staff' ? 403 : 401)) wrong.push(`${row.method} ${row.path}: ${status}`)
    }
    assert.deepEqual(wrong, [])
    assert.equal(
      (await api.get('/api/staff/session', { headers: { Cookie: `mashangban=${cookie}`, 'Client-Kind': 'console' } }))
        .status,
      200
    )
  })

  it('and must have a second factor is let at nothing but setting it', async () => {
    const before = settings()
    setSettings({ ...before, secondFactorRoles: ['operator', 'security'] })
    try {
      const { account } = await aStaff({ roles: ['operator'] })
      const wrong: string[] = []
      for (const row of rows.filter(({ who }) => who === 'staff')) {
        const { token } = await openStaffSession(account)
        const body = row.method === 'POST' ? {} : undefined
        const answer = await api.send(row.method, addressOf(row), { token, ...(body && { body }) })
        const refused = answer.body?.error?.code === 'second_factor_required'
        if (refused === (row.withoutSecondFactor === true)) wrong.push(`${row.method} ${row.path}: ${answer.status}`)
      }
      assert.deepEqual(wrong, [])
      assert.deepEqual(
        rows
          .filter(({ withoutSecondFactor }) => withoutSecondFactor)
          .map(({ path }) => path)
          .sort(),
        [
          '/api/staff/session',
          '/api/staff/session',
          '/api/staff/session/password',
          '/api/staff/session/second-factor',
          '/api/staff/session/second-factor',
          '/api/staff/session/second-factor/confirm',
          '/api/staff/session/stay'
        ]
      )
    } finally {
      setSettings(before)
    }
  })

  it('finds no way in that the contract does not name', () => {
    const known = new Set(rows.map(({ method, path }) => `${method} ${path}`))
    const others = buildRouter()
      .stack.flatMap(({ methods, path }) => methods.map(method => `${method} ${path}`))
      .filter(route => !route.startsWith('HEAD ') && !known.has(route))
    assert.deepEqual(others.sort(), notInContract)
  })
})
