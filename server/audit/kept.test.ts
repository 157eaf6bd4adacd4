import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { before, describe, it } from 'mocha'
import { api as contract } from '../../contracts/api'
import { everyRetentionKind } from '../../contracts/retention/kinds'
import { finishErasures } from '../erasure/erase-resident'
import { RunModel } from '../retention/model'
import { forgetRuns, runRetention } from '../retention/run-retention'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { AuditModel } from './model'
import { record } from './record'
import { verifyAudit } from './verify'

describe('The entries of the audit log', () => {
  const api = testApi()
  before(aCity)

  it('stay, however old they are, whatever removes what was kept long enough', async () => {
    const by = { username: 'op', name: '受理员甲' }
    for (const year of [1990, 2010, 2026]) {
      await record({ action: 'contactSeen', by, subject: String(year), reason: '核实' }, new Date(year, 0))
    }
    const kept = async () =>
      (await AuditModel.find({}, { _id: 1 }).sort({ seq: 1 }).lean()).map(({ _id }) => String(_id))
    const before = await kept()
    forgetRuns()
    await RunModel.create({ _id: 'run', from: new Date(0) })
    for (const year of [2030, 2100]) {
      const now = new Date(year, 0)
      while ((await runRetention(now)) > 0);
      await finishErasures(now)
    }
    assert.deepEqual((await kept()).slice(0, before.length), before)
    assert.equal((await verifyAudit()).trouble, undefined)
  })

  it('have no days that anybody could shorten, and no row that changes or removes them', async () => {
    assert.deepEqual(
      everyRetentionKind.filter(kind => /audit|log/i.test(kind)),
      []
    )
    const security = await api.staff({ roles: ['security'] })
    const body = { days: 1, reason: '缩短', confirmed: true }
    assert.equal((await api.post('/api/staff/retention/audit', { token: security, body })).status, 400)
    const rows = Object.values(contract).filter(({ path }) => path.includes('/audit'))
    assert.deepEqual(
      rows.filter(({ method, path }) => method !== 'GET' && path !== '/api/staff/audit-check'),
      []
    )
    const auditor = await api.staff({ roles: ['auditor'] })
    const { body: page } = await api.get('/api/staff/audit', { token: auditor })
    for (const method of ['DELETE', 'PUT', 'PATCH', 'POST']) {
      const { status } = await api.send(method, `/api/staff/audit/${page.items[0].id}`, { token: auditor })
      assert.ok(status === 404 || status === 405, `${method} ${status}`)
    }
  })

  it('are written by a model that only reads and inserts, and nobody else names their collection', () => {
    const writing = Object.keys(AuditModel).filter(name => /update|delete|remove|replace|bulk|save/i.test(name))
    assert.deepEqual(writing, [])
    const files = ['server', 'scripts', 'embedded-database'].flatMap(folder =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`)
    )
    const naming = files
      .filter(file => file.endsWith('.ts') && !/\.test\.ts$|^server\/(test|demo)\//.test(file))
      .filter(file => /collection(: |\()'audit'/.test(readFileSync(file, 'utf8')))
    assert.deepEqual(naming, ['server/audit/model.ts'])
  })
})
