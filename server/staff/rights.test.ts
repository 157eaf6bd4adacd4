import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { api as contract } from '../../contracts/api'
import type { Endpoint, StaffEndpoint } from '../../contracts/endpoint'
import { type Right, refusalOfRight, rightOf, rights, rightsOf } from '../../contracts/staff/rights'
import { type Role, roles } from '../../contracts/staff/roles'
import { testApi } from '../test/api'
import { aDepartment, aStaff } from '../test/factories'

const everyRole = Object.keys(roles) as Role[]
const rows = (Object.values(contract) as Endpoint[]).filter((row): row is StaffEndpoint => row.who === 'staff')

/** Values that pass the rows' schemas and lead to nothing, so that nothing but the right decides about a 403. */
const values: Record<string, string> = {
  caseNo: '44020420261122000001',
  reportId: '0'.repeat(24),
  code: 'nothing-hangs-here',
  batch: '没有的批次',
  collector: '0'.repeat(24)
}

/** Every address of a row with the right it needs; one address for each value where the right depends on it. */
function addressesOf({ path, may }: StaffEndpoint): { address: string; right: Right | undefined }[] {
  const fill = (more: Record<string, string>) =>
    path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent({ ...values, ...more }[name] ?? name))
  const action = path.includes('/codes/') ? 'damage' : 'comment'
  if (typeof may === 'string') {
    return [{ address: fill({ action, kind: 'stages' }), right: may === 'anyStaff' ? undefined : may }]
  }
  return Object.entries(may.rights).map(([value, right]) => ({ address: fill({ [may.param]: value }), right }))
}

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
