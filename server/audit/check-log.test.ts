import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { log } from '../log'
import { testApi } from '../test/api'
import { beginCheck, untilChecked } from './check-log'
import { AuditModel } from './model'
import { forgetEndOfLog, record } from './record'
import { sealDay } from './seal-day'
import { takingTurns } from './taking-turns'
import { verifyAudit } from './verify'

const path = '/api/staff/audit-check'
const stored = () => mongoose.connection.collection('audit')

describe('Checking the audit log from the auditor’s page', () => {
  const api = testApi()
  let auditor = ''

  beforeEach('a log with some entries', async () => {
    await stored().deleteMany({})
    forgetEndOfLog()
    auditor = await api.staff({ roles: ['auditor'], name: '审计员' })
    const by = { username: 'op', name: '受理员甲' }
    for (const subject of ['一', '二', '三']) await record({ action: 'contactSeen', by, subject, reason: '核实' })
  })

  const begin = () => api.post(path, { token: auditor, body: {} })
  const found = async () => {
    await untilChecked()
    return (await api.get(path, { token: auditor })).body
  }

  it('says how many entries there are and that none was changed, and is on record itself', async () => {
    assert.equal((await api.get(path, { token: auditor })).body.last, undefined)
    const { status, body } = await begin()
    assert.equal(status, 200)
    assert.equal(typeof body.running === 'string' || body.last?.right, true)
    const { running, last } = await found()
    assert.deepEqual([running, last.right, last.by], [undefined, true, '审计员'])
    const count = await AuditModel.countDocuments({ action: { $ne: 'auditChecked' } })
    assert.equal(last.words, `共 ${count} 条，连续无改动`)
    const entries = await AuditModel.find({ action: /auditCheck/ })
      .sort({ seq: 1 })
      .lean()
    assert.deepEqual(
      entries.map(({ action, by, address }) => [action, by.name, !!address]),
      [
        ['auditCheckBegun', '审计员', true],
        ['auditChecked', '审计员', true]
      ]
    )
  })

  it('names the first entry that is wrong, and goes on being a log', async () => {
    await stored().updateOne({ subject: '二' }, { $set: { reason: '别的' } })
    const seq = (await stored().findOne({ subject: '二' }))?.seq
    const before = log.level
    log.level = 'silent'
    await begin()
    const { last } = await found()
    log.level = before
    assert.equal(last.right, false)
    assert.match(last.words, new RegExp(`^第 ${seq} 条（.*前后）被改动过`))
    assert.equal((await api.get('/api/staff/audit?action=auditCheckFailed', { token: auditor })).body.items.length, 1)
  })

  it('is done once at a time, also when another process has begun', async () => {
    const by = { username: 'auditor', name: '审计员' }
    await Promise.all([beginCheck(by), beginCheck(by), beginCheck(by)])
    await untilChecked()
    assert.equal(await AuditModel.countDocuments({ action: 'auditCheckBegun' }), 1)
    // As another process writes it.
    await record({ action: 'auditCheckBegun', by: { username: 'other', name: '乙' } })
    const { body } = await begin()
    assert.equal(typeof body.running, 'string')
    assert.equal(await AuditModel.countDocuments({ action: 'auditCheckBegun' }), 2)
    // One that was broken off does not stand in the way for ever.
    await stored().updateMany({ action: 'auditCheckBegun' }, { $set: { at: new Date(Date.now() - 3_600_000) } })
    assert.equal((await api.get(path, { token: auditor })).body.running, undefined)
  })

  it('that takes long says that it goes on, and is not begun a second time', async () => {
    const by = { username: 'auditor', name: '审计员' }
    await beginCheck(by, 0)
    await untilChecked()
    const entries = await AuditModel.find({ action: /auditCheck/ })
      .sort({ seq: 1 })
      .lean()
    const actions = entries.map(({ action }) => action)
    assert.deepEqual([actions[0], actions[1], actions.at(-1)], ['auditCheckBegun', 'auditCheckGoesOn', 'auditChecked'])
    assert.match(entries.at(-2)?.subject ?? '', /^已经核对 [1-9]\d* 条$/)
    // As another process does it that began a quarter of an hour ago.
    await stored().deleteMany({})
    forgetEndOfLog()
    await record({ action: 'auditCheckBegun', by }, new Date(Date.now() - 900_000))
    assert.equal((await api.get(path, { token: auditor })).body.running, undefined)
    await record({ action: 'auditCheckGoesOn', by, subject: '已经核对 9 条' }, new Date(Date.now() - 60_000))
    const count = await AuditModel.countDocuments({ action: 'auditCheckBegun' })
    assert.equal(typeof (await begin()).body.running, 'string')
    assert.equal(await AuditModel.countDocuments({ action: 'auditCheckBegun' }), count)
  })

  it('shows the seals, the newest first', async () => {
    await sealDay(new Date('2026-02-02T04:00:00Z'))
    await sealDay(new Date('2026-02-03T04:00:00Z'))
    const { seals } = await found()
    assert.deepEqual(
      seals.map(({ day }: { day: string }) => day),
      ['2026-02-02', '2026-02-01']
    )
    assert.match(seals[0].hash, /^[\da-f]{64}$/)
  })

  it('is the auditor’s', async () => {
    const security = await api.staff({ roles: ['security'] })
    assert.deepEqual(
      [(await api.get(path, { token: security })).status, (await api.post(path, { token: security, body: {} })).status],
      [403, 403]
    )
    assert.equal((await api.post(path, { token: auditor, body: '{' })).status, 415)
  })

  it('lets everybody else go first after some entries', async () => {
    const turn = takingTurns()
    let others = 0
    const other = setInterval(() => {
      others += 1
    }, 0)
    for (let entry = 0; entry < 2000; entry += 1) await turn()
    clearInterval(other)
    assert.ok(others >= 5, `${others} turns`)
  })

  it('believes the number of earlier entries, not the words about it', async () => {
    await stored().updateOne({ action: 'chainBegun' }, { $set: { unchained: 7 } })
    assert.deepEqual((await verifyAudit()).trouble?.kind, 'changed')
  })
})
