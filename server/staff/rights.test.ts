import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { api as contract } from '../../contracts/api'
import type { Endpoint, StaffEndpoint } from '../../contracts/endpoint'
import { type Right, refusalOfRight, rightOf, rights, rightsOf } from '../../contracts/staff/rights'
import { type Role, roles } from '../../contracts/staff/roles'
import { addressesOf } from '../test/addresses'
import { testApi } from '../test/api'
import { aDepartment, aStaff } from '../test/factories'

const everyRole = Object.keys(roles) as Role[]
const rows = (Object.values(contract) as Endpoint[]).filter((row): row is StaffEndpoint => row.who === 'staff')

describe('A right', () => {
  const api = testApi()

  before(async () => {
    await aDepartment('municipal')
  })

  for (const role of everyRole) {
    it(`lets ${roles[role]} in exactly where the table says so`, async () => {
      const facts = { roles: [role], department: 'municipal' }
      const token = await api.staff(facts)
      for (const row of rows) {
        for (const { address, right } of addressesOf(row)) {
          const own = row.method === 'DELETE' ? await api.staff(facts) : token
          const answer = await api.send(row.method, address, {
            token: own,
            ...(row.method === 'POST' && { body: {} })
          })
          const allowed = right === undefined || rightOf(right).roles.includes(role)
          assert.equal(answer.status !== 403, allowed, `${role}: ${row.method} ${address} answered ${answer.status}`)
          if (right && !allowed) assert.equal(answer.body.error.message, refusalOfRight(right))
        }
      }
    })
  }

  it('is told to whoever signs in and whoever asks who they are', async () => {
    const { username, password } = await aStaff({ roles: ['operator', 'collector'] })
    const { account, token } = (await api.post('/api/staff/session', { body: { username, password } })).body
    assert.deepEqual(account.rights, rightsOf(['operator', 'collector']))
    assert.ok(account.rights.includes('registerReports') && account.rights.includes('patrol'))
    assert.ok(!account.rights.includes('readAudit'))
    assert.deepEqual((await api.get('/api/staff/session', { token })).body.rights, account.rights)
  })

  it('is never held in one by who sets up the system, who manages accounts and who audits', () => {
    for (const right of Object.keys(rights) as Right[]) {
      const held = (['administrator', 'security', 'auditor'] as const).filter(role => rightsOf([role]).includes(right))
      assert.ok(held.length < 2, right)
    }
  })
})
