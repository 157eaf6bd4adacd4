import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { FoundReport } from '../../contracts/reports/callers'
import { AuditModel } from '../audit/model'
import { CaseModel } from '../cases/model'
import { announce } from '../messages/announce'
import { testApi } from '../test/api'
import { toHandled } from '../test/case-story'
import { aCatalogue, aCell, aDepartment, dutyGrid } from '../test/factories'
import { aForm } from '../test/forms'
import { ReportModel } from './model'
import { upgradeContacts } from './upgrade-contacts'

let calls = 0

describe('Somebody who calls again', () => {
  const api = testApi()
  const tokens = new Map<string, string>()
  const tokenOf = (who: string): string => tokens.get(who) ?? ''

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal', '市政设施维护所')
    const roles = ['operator', 'lead', 'dispatcher', 'supervisor', 'collector', 'auditor'] as const
    for (const role of roles) {
      const dutyGrids = role === 'collector' ? { dutyGrids: [dutyGrid] } : {}
      tokens.set(role, await api.staff({ roles: [role], name: role, ...dutyGrids }))
    }
    tokens.set('other', await api.staff({ roles: ['operator'], name: '受理员乙' }))
    tokens.set('handler', await api.staff({ roles: ['handler'], name: 'handler', department: 'municipal' }))
  })

  /** A report by telephone, from this number; `more` adds to it. */
  async function aCall(phone: string | undefined, more: object = {}, token = tokenOf('operator')) {
    calls += 1
    const contact = phone ? { contact: { phone, name: '来电人' } } : {}
    const body = { point: [113.5905, 24.8005], address: '启明北路 16 号', text: '路灯不亮', ...contact, ...more }
    const path = token === tokenOf('operator') ? '/api/staff/reports' : '/api/reports'
    const headers = { 'Idempotency-Key': `caller-${calls}` }
    const sent = await api.post(path, { token, body, headers })
    assert.equal(sent.status, 201, JSON.stringify(sent.body))
    return sent.body as { caseNo: string; reportId: string; queryCode: string }
  }

  async function find(q: string, who = 'operator'): Promise<FoundReport[]> {
    const { status, body } = await api.post('/api/staff/caller-searches', { token: tokenOf(who), body: { q } })
    assert.equal(status, 200, JSON.stringify(body))
    return body.items
  }
  const idsOf = (found: FoundReport[]) => found.map(({ reportId }) => reportId)

  const act = (reportId: string, action: string, body: object, who = 'operator', headers = {}) =>
    api.post(`/api/staff/reports/${reportId}/caller-steps`, { token: tokenOf(who), body: { action, ...body }, headers })

  async function walk(caseNo: string, ...steps: [string, Parameters<typeof aForm>[0]][]) {
    for (const [who, action] of steps) {
      const token = tokenOf(who.split(':')[0] ?? '')
      const needs = action === 'reportDone' || action === 'checkPassed'
      const form = aForm(action, needs ? { media: [await api.photo(token)] } : {})
      const { version } = await CaseModel.findOne({ caseNo }).orFail().lean()
      const answer = await api.post(`/api/staff/cases/${caseNo}/actions/${action}`, {
        token,
        body: { version, ...form }
      })
      assert.equal(answer.status, 200, `${action}: ${JSON.stringify(answer.body)}`)
    }
  }
  const toClosed = [...toHandled, ['collector', 'checkPassed'], ['lead', 'close']] as Parameters<typeof walk>[1][]

  it('is found by the number in any spelling, and the auditor reads that a number was searched, not which', async () => {
    const sent = await aCall('13800138001')
    const writings = ['13800138001', '138 0013 8001', '138-0013-8001', '+86 13800138001', '１３８００１３８００１']
    for (const q of writings) assert.deepEqual(idsOf(await find(q)), [sent.reportId], q)
    assert.deepEqual(await find('13800138009'), [])
    const landline = await aCall('0751-8812345')
    assert.deepEqual(idsOf(await find('（0751）8812345')), [landline.reportId])
    const { body } = await api.get('/api/staff/audit?limit=50', { token: tokenOf('auditor') })
    const searches = body.items.filter((entry: { action: string }) => entry.action === 'phoneSearched')
    assert.equal(searches.length, 7)
    for (const { subject } of searches) assert.match(subject, /^尾号 \d{4}$/)
    assert.equal(searches.at(-1).subject, '尾号 8001')
    assert.ok(!JSON.stringify(body).includes('13800138001'))
  })

  it('leaves no number in the database that could be read there or tried out without the secret', async () => {
    await aCall('13800138002')
    const stored = JSON.stringify(await ReportModel.find().lean())
    assert.ok(!stored.includes('13800138002'))
  })

  it('is found by every number that somebody can leave, and by a case number with its label', async () => {
    const left = ['0751-8812346转802', '8812347', '+852 9123 4567', '4008123123']
    for (const phone of left) {
      const sent = await aCall(phone)
      assert.deepEqual(idsOf(await find(phone)), [sent.reportId], phone)
    }
    const { reportId, caseNo } = await aCall('13800138063')
    const writings = ['138\u20110013\u20118063', '电话：138 0013 8063', '138.0013.8063', '0086 13800138063']
    const numbers = [`案卷号：${caseNo}`, `${caseNo.slice(0, 6)}—${caseNo.slice(6, 14)}—${caseNo.slice(14)}`]
    for (const q of [...writings, ...numbers]) assert.deepEqual(idsOf(await find(q)), [reportId], q)
  })

  it('is found by the number left with a report of an earlier version', async () => {
    const sent = await aCall('13800138003')
    await ReportModel.updateOne({ _id: sent.reportId }, { $unset: { phoneHash: 1 } })
    assert.deepEqual(await find('13800138003'), [])
    const broken = await aCall('13800138013')
    await ReportModel.updateOne({ _id: broken.reportId }, { $set: { contact: 'AAAA' }, $unset: { phoneHash: 1 } })
    assert.equal(await upgradeContacts(), 1)
    assert.deepEqual(idsOf(await find('13800138003')), [sent.reportId])
    assert.equal(await upgradeContacts(), 0)
  })

  it('is found by case number, its last digits, query code, place and words', async () => {
    const sent = await aCall(undefined, { address: '浈江区韶阳楼东侧', text: '花坛里有一只死猫 很臭' })
    const { caseNo, queryCode } = sent
    const spaced = caseNo.replace(/^(.{6})(.{8})/, '$1 $2 ')
    const code = `${queryCode.slice(0, 5)}-${queryCode.slice(5).toLowerCase()}`
    for (const q of [caseNo, spaced, code, '韶阳楼', '臭 花坛', '死猫 韶阳楼']) {
      assert.deepEqual(idsOf(await find(q)), [sent.reportId], q)
    }
    assert.ok(idsOf(await find(caseNo.slice(-6))).includes(sent.reportId))
    assert.deepEqual(await find('花坛 没有的字'), [])
    const [found] = await find(caseNo)
    assert.deepEqual([found?.stateText, found?.byPhone, found?.workedOnAs], ['待受理', true, caseNo])
  })

  it('is found under the number of a case that was merged, with where it is worked on', async () => {
    const first = await aCall('13800138004')
    const second = await aCall('13800138005')
    const { version } = await CaseModel.findOne({ caseNo: second.caseNo }).orFail().lean()
    const body = { version, into: first.caseNo }
    await api.post(`/api/staff/cases/${second.caseNo}/actions/merge`, { token: tokenOf('operator'), body })
    const [found] = await find('13800138005')
    assert.deepEqual([found?.caseNo, found?.workedOnAs], [second.caseNo, first.caseNo])
    assert.deepEqual(new Set(idsOf(await find(first.caseNo))), new Set([first.reportId, second.reportId]))
    const added = await act(second.reportId, 'supplement', { note: '现在整条路都黑了' })
    assert.deepEqual([added.status, added.body.caseNo], [200, first.caseNo])
    // How to reach whoever reported a merged case is asked for where it is worked on.
    const path = `/api/staff/cases/${first.caseNo}/reports/${second.reportId}/contact`
    const seen = await api.post(path, { token: tokenOf('operator'), body: { reason: '核对地点' } })
    assert.deepEqual([seen.status, seen.body.phone], [200, '13800138005'])
    const stranger = await aCall('13800138006')
    const other = path.replace(second.reportId, stranger.reportId)
    assert.equal((await api.post(other, { token: tokenOf('operator'), body: { reason: '核对地点' } })).status, 404)
  })

  it('adds and urges through the desk, whose name stands in the history, and reads it as their own', async () => {
    const sent = await aCall('13800138007')
    await act(sent.reportId, 'supplement', { note: '今天灯杆歪了' })
    const { status, body } = await act(sent.reportId, 'urge', { note: '晚上看不见' })
    assert.equal(status, 200)
    const { by, label } = body.history.at(-1)
    assert.deepEqual([label, by.name, by.roleText, by.me], ['催办', '市民', '来电，由operator代办', true])
    const track = await api.post('/api/track', { body: { caseNo: sent.caseNo, queryCode: sent.queryCode } })
    assert.deepEqual(
      track.body.timeline.map(({ title, words }: { title: string; words?: string }) => [title, words]),
      [
        ['已收到您的上报', undefined],
        ['您补充了情况（来电，工作人员代办）', '今天灯杆歪了'],
        ['已催办（来电，工作人员代办）', undefined]
      ]
    )
  })

  it('urges once in 24 hours whoever takes the call, and each caller for themselves', async () => {
    const sent = await aCall('13800138008')
    const again = await aCall('138 0013 8008'.replace(/ /g, ''), { joinCase: sent.caseNo })
    const neighbour = await aCall('13900139008', { joinCase: sent.caseNo })
    const nameless = await aCall(undefined, { joinCase: sent.caseNo })
    assert.equal((await act(sent.reportId, 'urge', {})).status, 200)
    for (const [reportId, who] of [
      [sent.reportId, 'operator'],
      [sent.reportId, 'other'],
      [again.reportId, 'lead']
    ] as const) {
      const refused = await act(reportId, 'urge', {}, who)
      assert.deepEqual([refused.status, refused.body.error.code], [409, 'wrong_state'])
    }
    assert.equal((await act(neighbour.reportId, 'urge', {})).status, 200)
    assert.equal((await act(nameless.reportId, 'urge', {})).status, 200)
    const path = `/api/staff/cases/${sent.caseNo}`
    const { reports } = (await api.get(path, { token: tokenOf('other') })).body
    for (const report of reports.items) assert.deepEqual(report.callerActions, ['supplement'])
  })

  it('is the same person on their phone and on the line', async () => {
    const resident = await api.resident()
    const sent = await aCall('13800138010', {}, resident)
    const byPhone = await aCall('13800138010', { joinCase: sent.caseNo })
    assert.equal((await api.post(`/api/reports/${sent.reportId}/urge`, { token: resident, body: {} })).status, 200)
    for (const { reportId } of [sent, byPhone]) assert.equal((await act(reportId, 'urge', {})).status, 409)
    await act(sent.reportId, 'supplement', { note: '电话里补充' })
    const { timeline } = (await api.get(`/api/reports/${sent.reportId}`, { token: resident })).body
    assert.deepEqual(
      [timeline.at(-1).title, timeline.at(-1).words],
      ['您补充了情况（来电，工作人员代办）', '电话里补充']
    )
  })

  it('evaluates once and has it reopened once after closing, then asks for it and hears through the desk', async () => {
    const sent = await aCall('13800138011')
    await walk(sent.caseNo, ...toClosed)
    assert.equal((await act(sent.reportId, 'evaluate', { solved: false, stars: 2, note: '还是不亮' })).status, 200)
    const twice = await act(sent.reportId, 'evaluate', { solved: true, stars: 5 }, 'other')
    assert.deepEqual([twice.status, twice.body.error.message], [409, '这位市民已经评价过了'])
    assert.equal((await act(sent.reportId, 'requestReopening', { reason: '还是不亮' })).status, 409)
    const photo = await api.photo(tokenOf('operator'))
    const reopened = await act(sent.reportId, 'reopen', { reason: '还是不亮', media: [photo] })
    assert.deepEqual([reopened.status, reopened.body.state], [200, 'filed'])
    await walk(sent.caseNo, ...toClosed.slice(2))
    assert.equal((await act(sent.reportId, 'reopen', { reason: '又不亮' }, 'other')).status, 409)
    const asked = await act(sent.reportId, 'requestReopening', { reason: '又不亮' }, 'other')
    assert.deepEqual([asked.status, asked.body.asked], [200, 'reopening'])
    await walk(sent.caseNo, ['lead', 'refuseReopening'])
    await announce()
    const { body } = await api.get('/api/staff/messages', { token: tokenOf('other') })
    const heard = body.items.filter(({ caseNo }: { caseNo: string }) => caseNo === sent.caseNo)
    assert.equal(heard[0].title, '没有同意重新办理，请回复市民')
  })

  it('is served once when the desk’s answer was lost and it sends again', async () => {
    const sent = await aCall('13800138012')
    const headers = { 'Idempotency-Key': 'for-a-caller-once' }
    for (const _ of [1, 2]) {
      assert.equal((await act(sent.reportId, 'urge', { note: '急' }, 'operator', headers)).status, 200)
    }
    const { urges, history } = await CaseModel.findOne({ caseNo: sent.caseNo }).orFail().lean()
    assert.deepEqual([urges, history.length], [1, 2])
    const reused = await act(sent.reportId, 'urge', { note: '别的话' }, 'operator', headers)
    assert.equal(reused.body.error.code, 'key_reused')
  })

  it('is served by the desk alone, with a form that is filled in, for a report that is there and had a caller', async () => {
    const sent = await aCall('13800138014')
    for (const who of ['dispatcher', 'supervisor', 'handler', 'collector', 'auditor']) {
      assert.equal((await act(sent.reportId, 'urge', {}, who)).status, 403, who)
      const search = { token: tokenOf(who), body: { q: '路灯' } }
      assert.equal((await api.post('/api/staff/caller-searches', search)).status, 403, who)
    }
    assert.equal(
      (await api.post(`/api/staff/reports/${sent.reportId}/caller-steps`, { body: { action: 'urge' } })).status,
      401
    )
    assert.equal((await api.post('/api/staff/caller-searches', { body: { q: '路灯' } })).status, 401)
    assert.equal((await act(sent.reportId, 'withdraw', {})).status, 400)
    assert.equal((await act(sent.reportId, 'supplement', {})).status, 400)
    assert.equal((await act('0'.repeat(24), 'urge', {})).status, 404)
    assert.equal((await act(sent.reportId, 'evaluate', { solved: true, stars: 5 })).status, 409)
    for (const q of ['', '路', '\u0007\u0007', 'x'.repeat(61)]) {
      const { status } = await api.post('/api/staff/caller-searches', { token: tokenOf('operator'), body: { q } })
      assert.equal(status, 400, JSON.stringify(q))
    }
    for (const q of ['.*', '$where', '((((', '[a-', '\\\\']) assert.ok(Array.isArray(await find(q)), q)
    const token = tokenOf('collector')
    const headers = { 'Idempotency-Key': 'patrol-no-caller' }
    const body = { point: [113.5905, 24.8005], address: '启明北路', text: '井盖松动', media: [await api.photo(token)] }
    const patrol = await api.post('/api/staff/patrols', { token, body, headers })
    assert.equal((await act(patrol.body.reportId, 'urge', {})).status, 409)
    assert.deepEqual(await find('井盖松动'), [])
    assert.equal(await AuditModel.countDocuments({ action: 'phoneSearched', reason: { $exists: true } }), 0)
  })
})
