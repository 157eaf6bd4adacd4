import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'mocha'
import { erasedWords } from '../../contracts/cases/erased-words'
import { AuditModel } from '../audit/model'
import { CaseModel } from '../cases/model'
import { announce } from '../messages/announce'
import { ReportModel } from '../reports/model'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { checkSearch } from '../test/check-search'
import { databaseFiles, everyDocument } from '../test/everything-stored'
import { pointInCell } from '../test/factories'

describe('A caller who asks on the telephone to be forgotten', () => {
  const api = testApi()
  let operator = ''
  let lead = ''
  before(async () => {
    await aCity()
    operator = await api.staff({ roles: ['operator'] })
    lead = await api.staff({ roles: ['lead'], name: '值班长甲' })
  })

  const send = async (token: string, path: string, facts: object) => {
    const body = { point: [...pointInCell], address: '启明北路 16 号', ...facts }
    const { status, body: sent } = await api.post(path, { token, body, headers: { 'Idempotency-Key': randomUUID() } })
    assert.equal(status, 201, JSON.stringify(sent))
    return sent as { caseNo: string; reportId: string }
  }
  const taken = (text: string, phone: string, more: object = {}) =>
    send(operator, '/api/staff/reports', { text, contact: { name: '赵某', phone }, ...more })
  const urge = (reportId: string, note: string) =>
    api.post(`/api/staff/reports/${reportId}/caller-steps`, { token: operator, body: { action: 'urge', note } })
  const erase = (reportId: string, body: object = {}, token = lead) =>
    api.post(`/api/staff/reports/${reportId}/caller-erasure`, {
      token,
      body: { reason: '回拨核对了号码和地址', words: true, ...body }
    })

  it('is gone from every report of that number and from every store, with their words; others and the facts stay', async () => {
    const one = await taken('龖龖家门口', '13900001111')
    const two = await taken('靐靐路口', '139 0000 1111', { joinCase: one.caseNo })
    const other = await taken('别人的事', '13900002222', { joinCase: one.caseNo })
    const own = await send(await api.resident(), '/api/reports', {
      text: '自己发的',
      contact: { phone: '13900001111' }
    })
    assert.equal((await urge(one.reportId, '齉齉快点')).status, 200)
    assert.equal((await urge(other.reportId, '我也催')).status, 200)
    while ((await announce()) > 0);
    const reports = await ReportModel.find({ _id: { $in: [one.reportId, two.reportId] } }).lean()
    const marks = reports.flatMap(({ contact, fingerprint }) => [contact, fingerprint])
    const hash = `caller:${reports[0]?.phoneHash}`
    const gone = [...marks, hash, '龖龖', '靐靐', '齉齉'].map(String)
    const found = (all: string | Buffer) => gone.filter(each => all.includes(each))
    assert.deepEqual(found(await everyDocument()), gone)

    const { status, body } = await erase(one.reportId)
    assert.deepEqual([status, body], [200, { reports: 2 }])
    assert.deepEqual(found(await everyDocument()), [])
    const files = databaseFiles()
    if (files) assert.deepEqual(found(files), [])
    for (const kept of [other, own]) {
      assert.ok((await ReportModel.findById(kept.reportId).orFail().lean()).contact, kept.caseNo)
    }
    const { history, text, state } = await CaseModel.findOne({ caseNo: one.caseNo }).orFail().lean()
    assert.deepEqual([text, state], [erasedWords, 'submitted'])
    const urges = history.filter(({ action }) => action === 'urge').map(({ words, by }) => [words, by.id.split(':')[0]])
    assert.deepEqual(urges, [
      [erasedWords, 'erased'],
      ['我也催', 'caller']
    ])
    await checkSearch(one.caseNo)
    const [entry] = await AuditModel.find({ action: 'callerErased' }).sort({ seq: -1 }).limit(1).lean()
    assert.deepEqual([entry?.by.name, entry?.subject, entry?.reason], ['值班长甲', one.caseNo, '回拨核对了号码和地址'])
    // Whoever lost the answer asks again.
    assert.equal((await erase(one.reportId)).status, 200)
  })

  it('may keep the words', async () => {
    const { reportId, caseNo } = await taken('留着的话', '13900003333')
    assert.equal((await erase(reportId, { words: false })).status, 200)
    const { text, contact, phoneHash, contactSince } = await ReportModel.findById(reportId).orFail().lean()
    assert.deepEqual([text, contact, phoneHash, contactSince], ['留着的话', undefined, undefined, undefined])
    assert.equal((await CaseModel.findOne({ caseNo }).orFail().lean()).text, '留着的话')
  })

  it('is forgotten by the lead alone, with a reason, and only what was taken down by telephone', async () => {
    const { reportId } = await taken('谁可以删', '13900004444')
    for (const role of ['operator', 'dispatcher', 'supervisor', 'security', 'auditor'] as const) {
      assert.equal((await erase(reportId, {}, await api.staff({ roles: [role] }))).status, 403, role)
    }
    for (const body of [{ reason: '' }, { reason: undefined }, { words: undefined }, { words: 'all' }]) {
      assert.equal((await erase(reportId, body)).status, 400, JSON.stringify(body))
    }
    assert.equal((await erase('0'.repeat(24))).status, 404)
    const own = await send(await api.resident(), '/api/reports', { text: '自己发的' })
    assert.equal((await erase(own.reportId)).body.error.code, 'wrong_state')
    assert.ok((await ReportModel.findById(reportId).orFail().lean()).contact)
  })
})
