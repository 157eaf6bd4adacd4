import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { testApi } from '../test/api'
import { aCatalogue, aCell } from '../test/factories'
import { AuditModel } from './model'

describe('The number a resident left', () => {
  const api = testApi()
  let path = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    const body = { address: '启明北路', text: '请回电', contact: { phone: '13800138000', name: '市民甲' } }
    const headers = { 'Idempotency-Key': 'with-a-number' }
    const sent = await api.post('/api/reports', { token: await api.resident(), body, headers })
    path = `/api/staff/cases/${sent.body.caseNo}/reports/${sent.body.reportId}/contact`
  })

  it('is shown to an operator who says why, and the auditor reads who looked and why', async () => {
    const operator = await api.staff({ roles: ['operator'], name: '受理员甲' })
    const seen = await api.post(path, { token: operator, body: { reason: '地址不清，需要核实' } })
    assert.deepEqual([seen.status, seen.body], [200, { phone: '13800138000', name: '市民甲' }])
    const auditor = await api.staff({ roles: ['auditor'] })
    const { body } = await api.get('/api/staff/audit?limit=50', { token: auditor })
    const [look] = body.items.filter((entry: { action: string }) => entry.action === 'contactSeen')
    assert.deepEqual([look.by.name, look.reason, look.subject], ['受理员甲', '地址不清，需要核实', path.split('/')[4]])
    assert.ok(!JSON.stringify(body).includes('13800138000'))
  })

  it('is not shown without a reason, to another role, for another case or to a stranger', async () => {
    const looks = await AuditModel.countDocuments({ action: 'contactSeen' })
    const operator = await api.staff({ roles: ['operator'] })
    assert.equal((await api.post(path, { token: operator, body: {} })).status, 400)
    for (const role of ['dispatcher', 'supervisor'] as const) {
      assert.equal(
        (await api.post(path, { token: await api.staff({ roles: [role] }), body: { reason: '看看' } })).status,
        403
      )
    }
    const handler = await api.staff({ roles: ['handler'], department: 'x' })
    // Whoever has not the right is told so of every number alike, and so does not learn which cases there are.
    for (const address of [path, path.replace(/\d{20}/, '44020420261122999999')]) {
      assert.equal((await api.post(address, { token: handler, body: { reason: '看看' } })).status, 403)
    }
    const other = path.replace(/reports\/\w+/, `reports/${'0'.repeat(24)}`)
    assert.equal((await api.post(other, { token: operator, body: { reason: '看看' } })).status, 404)
    assert.equal((await api.post(path, { body: { reason: '看看' } })).status, 401)
    assert.equal(await AuditModel.countDocuments({ action: 'contactSeen' }), looks)
  })

  it('and the log, with every sign-in in it, is the auditor’s alone', async () => {
    const operator = await api.staff({ roles: ['operator'], username: 'watched' })
    await api.post('/api/staff/session', { body: { username: 'watched', password: 'wrong' } })
    assert.equal((await api.get('/api/staff/audit', { token: operator })).status, 403)
    const { body } = await api.get('/api/staff/audit', { token: await api.staff({ roles: ['auditor'] }) })
    const about = body.items.filter((entry: { by: { username: string } }) => entry.by.username === 'watched')
    assert.deepEqual(
      about.map((entry: { action: string }) => entry.action),
      ['accessRefused', 'signInRefused', 'signedIn']
    )
  })
})
