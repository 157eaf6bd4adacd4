import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { api as rows } from '../../contracts/api'
import type { Endpoint } from '../../contracts/endpoint'
import { defaultRightsOf } from '../../contracts/staff/rights'
import { type Role, roles } from '../../contracts/staff/roles'
import { testApi } from '../test/api'

const allRoles = Object.keys(roles) as Role[]

describe('A parameter that a list of the staff does not know', () => {
  const api = testApi()
  const tokens = new Map<Role, string>()

  before(async () => {
    for (const role of allRoles) tokens.set(role, await api.staff({ roles: [role] }))
  })

  /** Somebody who may ask for this row. */
  function tokenFor({ may }: Endpoint): string | undefined {
    const role = allRoles.find(each => may === 'anyStaff' || defaultRightsOf([each]).some(right => right === may))
    return role && tokens.get(role)
  }

  it('is refused by name, instead of a list of everything', async () => {
    const lists = Object.entries<Endpoint>(rows).filter(
      ([, { who, method, path }]) => who === 'staff' && method === 'GET' && !path.includes(':')
    )
    assert.ok(lists.length > 20)
    for (const [name, row] of lists) {
      const token = tokenFor(row)
      assert.ok(token, name)
      const { status, body } = await api.get(`${row.path}?nosuch=1`, { token })
      assert.deepEqual([status, body.error?.fields?.nosuch], [400, '没有这个参数'], name)
    }
  })

  it('is told in words, however long and strange it is', async () => {
    const token = tokens.get('operator') ?? ''
    const strange = await api.get(`/api/staff/cases?${'x'.repeat(500)}=1&status=submitted`, { token })
    assert.equal(strange.status, 400)
    assert.ok(strange.body.error.message.length < 100)
    assert.equal((await api.get('/api/staff/cases?state=submitted&__proto__=1', { token })).status, 400)
    assert.equal((await api.get('/api/staff/cases?state=submitted', { token })).status, 200)
  })
})
