import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { before, describe, it } from 'mocha'
import { api as contract } from '../../contracts/api'
import type { Endpoint, StaffEndpoint } from '../../contracts/endpoint'
import {
  defaultRightsOf,
  givenRights,
  type Right,
  refusalOfRight,
  rightOf,
  rights,
  withThoseThatCome
} from '../../contracts/staff/rights'
import { type Role, roles } from '../../contracts/staff/roles'
import { addressesOf } from '../test/addresses'
import { testApi } from '../test/api'
import { aDepartment, aStaff } from '../test/factories'
import { demandRight } from './demand-right'
import { heldOf } from './roles/held'
import { allRoles } from './roles/kept-roles'
import { RoleModel } from './roles/model'

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

  it('given alone to a role of the city’s own lets in exactly where the table names it', async () => {
    const ids = new Map(givenRights.map((right, at) => [right, `own${at}`]))
    const facts = { secondFactor: false, version: 1, history: [] }
    await RoleModel.insertMany(
      [...ids].map(([right, _id]) => ({ ...facts, _id, name: _id, spelling: _id, rights: [right] }))
    )
    const roles = await allRoles()
    for (const [right, id] of ids) {
      const { rights: mine } = heldOf([id], roles)
      assert.deepEqual(mine, withThoseThatCome([right]))
      const token = await api.staff({ roles: [id], department: 'municipal' })
      for (const row of rows) {
        for (const { address, right: needed } of addressesOf(row)) {
          const allowed = needed === undefined || mine.includes(needed)
          const params = { kind: address.split('/').at(-1), data: address.split('/').at(-1) }
          const demand = () => demandRight({ rights: mine }, row.may, params)
          allowed ? demand() : assert.throws(demand, { code: 'forbidden' })
          if (!needed || !allowed) continue
          const answer = await api.send(row.method, address, { token, ...(row.method === 'POST' && { body: {} }) })
          assert.ok(![401, 403].includes(answer.status), `${right}: ${row.method} ${address} said ${answer.status}`)
          assert.ok(answer.status < 500, `${right}: ${row.method} ${address} said ${answer.status}`)
        }
      }
    }
  })

  it('is told to whoever signs in and whoever asks who they are', async () => {
    const { username, password } = await aStaff({ roles: ['operator', 'collector'] })
    const { account, token } = (await api.post('/api/staff/session', { body: { username, password } })).body
    assert.deepEqual(account.rights, defaultRightsOf(['operator', 'collector']))
    assert.ok(account.rights.includes('registerReports') && account.rights.includes('patrol'))
    assert.ok(!account.rights.includes('readAudit'))
    assert.deepEqual((await api.get('/api/staff/session', { token })).body.rights, account.rights)
  })

  it('is what the code asks for, and never the name of a role', () => {
    const named = new RegExp(`\\broles\\b.*['"](${everyRole.join('|')})['"]`)
    const asking = ['server', 'console', 'miniprogram'].flatMap(folder =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^(test|demo)\W/.test(file))
        .map(file => `${folder}/${file}`)
        .filter(file =>
          readFileSync(file, 'utf8')
            .split('\n')
            .some(line => named.test(line))
        )
    )
    // The command line has a role of its own, which nobody is in.
    assert.deepEqual(asking, ['server/codes/actor.ts'])
    assert.ok(named.test("if (account.roles.includes('lead')) show()") && named.test("find({ roles: 'handler' })"))
  })

  it('is never held in one by who sets up the system, who manages accounts and who audits', () => {
    for (const right of Object.keys(rights) as Right[]) {
      const held = (['administrator', 'security', 'auditor'] as const).filter(role =>
        defaultRightsOf([role]).includes(right)
      )
      assert.ok(held.length < 2, right)
    }
  })
})
