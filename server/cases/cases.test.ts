import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { Role } from '../../contracts/staff/roles'
import { ReportModel } from '../reports/model'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { aCase, aPhoto, dutyGrid } from '../test/factories'
import { resumeDue } from './clocks/resume-due'
import { CaseModel } from './model'

describe('Staff work on a case', () => {
  const api = testApi()
  const act = (token: string, caseNo: string, action: string, body: object) =>
    api.post(`/api/staff/cases/${caseNo}/actions/${action}`, { token, body })
  const as = (role: Role, department?: string) =>
    api.staff({
      roles: [role],
      ...(department && { department }),
      ...(role === 'collector' && { dutyGrids: [dutyGrid] })
    })

  before(aCity)

  it('from the first look to the end, and the resident reads every step of it', async () => {
    const resident = await api.resident()
    const photo = await api.upload(resident, await aPhoto())
    const body = {
      point: [113.5905, 24.8005],
      address: '启明北路',
      text: '垃圾没人清',
      topic: 'garbage',
      media: [photo.body.id]
    }
    const sent = await api.post('/api/reports', {
      token: resident,
      body,
      headers: { 'Idempotency-Key': 'whole-story' }
    })
    const { caseNo, reportId } = sent.body

    const handler = await as('handler', 'municipal')
    const after = await api.upload(handler, await aPhoto(), '/api/staff/media')
    const checker = await as('collector')
    const steps: [string, string, object][] = [
      [await as('operator'), 'accept', { matter: '06010', condition: '06010-1' }],
      [await as('lead'), 'file', {}],
      [await as('dispatcher'), 'dispatch', { department: 'municipal' }],
      [handler, 'sign', {}],
      [handler, 'reportDone', { note: '已清运', media: [after.body.id] }],
      [checker, 'checkPassed', { note: '看过了', media: [await api.photo(checker)], position: [113.5905, 24.8006] }],
      [await as('lead'), 'close', { note: '问题已经处理好' }]
    ]
    let version = 1
    for (const [token, action, form] of steps) {
      const answer = await act(token, caseNo, action, { version, ...form })
      assert.equal(answer.status, 200, `${action}: ${JSON.stringify(answer.body)}`)
      version += 1
      assert.equal(answer.body.version, version)
    }
    const seen = await api.get(`/api/reports/${reportId}`, { token: resident })
    assert.deepEqual(
      seen.body.timeline.map((line: { title: string }) => line.title),
      [
        '已收到您的上报',
        '已受理',
        '已立案，正在安排负责的部门',
        '已交给负责的部门',
        '部门已接手，正在处理',
        '部门报告已处理完，等待现场检查',
        '现场检查通过',
        '已办结'
      ]
    )
    const done = seen.body.timeline[5]
    assert.deepEqual([done.words, done.photos.length], ['已清运', 1])
    assert.equal(seen.body.timeline[3].department, '市政设施维护所')
    assert.deepEqual(seen.body.actions, ['reopen', 'evaluate'])

    const rated = await api.post(`/api/reports/${reportId}/evaluate`, {
      token: resident,
      body: { solved: false, stars: 2 }
    })
    assert.equal(rated.status, 200)
    const again = await api.post(`/api/reports/${reportId}/reopen`, { token: resident, body: { reason: '又堆起来了' } })
    assert.deepEqual([again.body.state, again.body.stateText], ['filed', '已立案'])
    const second = await CaseModel.findOne({ caseNo }).orFail().lean()
    assert.equal(second.reopenings, 1)
  })

  it('and nobody finds who reported it in any answer', async () => {
    const resident = await api.resident()
    const body = { address: '启明北路', text: '请保密', contact: { phone: '13800138000', name: '张三' } }
    const sent = await api.post('/api/reports', {
      token: resident,
      body,
      headers: { 'Idempotency-Key': 'secret-story' }
    })
    const answer = await api.get(`/api/staff/cases/${sent.body.caseNo}`, { token: await as('operator') })
    const text = JSON.stringify(answer.body)
    const { resident: id } = await ReportModel.findById(sent.body.reportId).orFail().lean()
    for (const secret of ['13800138000', '张三', id, sent.body.queryCode]) assert.ok(!text.includes(secret), secret)
    assert.equal(answer.body.reports.items[0].hasContact, true)
  })

  it('but of two operators who act at once, one wins and the other is told who and what', async () => {
    const { caseNo } = await aCase()
    const one = await api.staff({ roles: ['operator'], name: '受理员甲' })
    const two = await api.staff({ roles: ['operator'], name: '受理员乙' })
    const accept = { version: 1, matter: '06010', condition: '06010-1' }
    const answers = await Promise.all([
      act(one, caseNo, 'accept', accept),
      act(two, caseNo, 'reject', { version: 1, reasonCode: 'unclear', reason: '看不清楚' })
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    const loser = answers.find(({ status }) => status === 409)?.body.error
    assert.equal(loser.code, 'case_changed')
    assert.match(loser.message, /受理员[甲乙]（受理员）在 \d\d:\d\d 进行了“(受理|不予受理)”/)
    const theCase = await CaseModel.findOne({ caseNo }).orFail().lean()
    assert.deepEqual([theCase.version, theCase.history.length], [2, 2])
  })

  it('and twenty dispatchers at once dispatch it once', async () => {
    const { caseNo, version } = await aCase({ state: 'filed' })
    const dispatcher = await as('dispatcher')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => act(dispatcher, caseNo, 'dispatch', { version, department: 'municipal' }))
    )
    assert.equal(answers.filter(({ status }) => status === 200).length, 1)
    assert.equal(answers.filter(({ status }) => status === 409).length, 19)
  })

  it('but not with another role’s step, a step of another state, or a step there is not', async () => {
    const { caseNo } = await aCase()
    const lead = await as('lead')
    assert.equal((await act(lead, caseNo, 'accept', { version: 1, matter: '06010', condition: '06010-1' })).status, 403)
    const early = await act(lead, caseNo, 'close', { version: 1, note: '已处理好' })
    assert.deepEqual([early.status, early.body.error.code], [409, 'wrong_state'])
    assert.equal((await act(lead, caseNo, 'explode', { version: 1 })).status, 400)
    assert.equal((await act(lead, caseNo, 'file', {})).status, 400)
    assert.equal((await act(lead, '44020420990101000001', 'file', { version: 1 })).status, 404)
    assert.equal((await api.post(`/api/staff/cases/${caseNo}/actions/file`, { body: { version: 1 } })).status, 401)
  })

  it('and a form that is not filled in is told at its field', async () => {
    const { caseNo } = await aCase()
    const operator = await as('operator')
    const bad: [string, object, string, number][] = [
      ['reject', { reasonCode: 'unclear' }, 'reason', 400],
      ['reject', { reasonCode: 'whim', reason: '不想办' }, 'reasonCode', 400],
      ['accept', { matter: '06010' }, 'condition', 400],
      ['accept', { matter: '06010', condition: '21005-1' }, 'condition', 422],
      ['accept', { matter: '99999', condition: '99999-1' }, 'matter', 422],
      ['merge', { into: caseNo }, 'into', 422]
    ]
    for (const [action, form, field, status] of bad) {
      const answer = await act(operator, caseNo, action, { version: 1, ...form })
      assert.equal(answer.status, status, `${action} ${field}`)
      assert.ok(answer.body.error.fields[field], field)
    }
    assert.equal((await CaseModel.findOne({ caseNo }).orFail().lean()).version, 1)
  })

  it('and a department that handled it cannot check it, nor can a person who did under another role', async () => {
    const { caseNo, version } = await aCase({ state: 'handled', department: 'municipal' })
    const ownDepartment = await api.staff({ roles: ['collector'], department: 'municipal', dutyGrids: [dutyGrid] })
    const form = async (token: string) => ({ media: [await api.photo(token)] })
    const refused = await act(ownDepartment, caseNo, 'checkPassed', { version, ...(await form(ownDepartment)) })
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'not_independent'])

    const { caseNo: other, version: at } = await aCase({ state: 'handling', department: 'sanitation' })
    const both = await api.staff({
      roles: ['handler', 'collector', 'lead'],
      department: 'sanitation',
      dutyGrids: [dutyGrid]
    })
    const done = await act(both, other, 'reportDone', { version: at, note: '清了', ...(await form(both)) })
    assert.equal(done.status, 200)
    const self = await act(both, other, 'checkPassed', { version: at + 1, ...(await form(both)) })
    assert.equal(self.body.error.code, 'not_independent')
    assert.ok(!done.body.actions.includes('checkPassed'))
    const close = await act(both, other, 'close', { version: at + 1, note: '已处理好' })
    assert.equal(close.body.error.code, 'wrong_state')
  })

  it('and what fails the check goes back to the same department as a second round, with its clock running on', async () => {
    const { caseNo, version, clock } = await aCase({ state: 'handled', now: new Date('2026-11-23T01:00:00Z') })
    assert.ok(clock?.stoppedAt)
    const failed = await act(await as('collector'), caseNo, 'checkFailed', { version, reason: '还有一半没清' })
    assert.deepEqual([failed.body.state, failed.body.round, failed.body.department.id], ['handling', 2, 'municipal'])
    const theCase = await CaseModel.findOne({ caseNo }).orFail().lean()
    assert.equal(theCase.clock?.stoppedAt, undefined)
  })

  it('and a department returns it twice at most; then the dispatcher’s word is final', async () => {
    let { caseNo, version } = await aCase({ state: 'dispatched' })
    const clerk = await as('clerk', 'municipal')
    const dispatcher = await as('dispatcher')
    const due = (await CaseModel.findOne({ caseNo }).orFail().lean()).clock?.dueAt
    for (let round = 0; round < 2; round += 1) {
      const returned = await act(clerk, caseNo, 'return', { version, reason: '不归我们' })
      assert.equal(returned.status, 200)
      const sent = await act(dispatcher, caseNo, 'dispatch', { version: version + 1, department: 'municipal' })
      assert.equal(sent.status, 200)
      version += 2
    }
    const third = await act(clerk, caseNo, 'return', { version, reason: '还是不归我们' })
    assert.deepEqual([third.status, third.body.error.code], [409, 'wrong_state'])
    assert.deepEqual((await CaseModel.findOne({ caseNo }).orFail().lean()).clock?.dueAt, due)
  })

  it('and a suspended case keeps its remaining time and comes back by itself', async () => {
    const now = new Date('2026-11-23T01:00:00Z')
    const { caseNo, version } = await aCase({ state: 'handling', now })
    const until = new Date(Date.now() + 40 * 86_400_000).toISOString()
    const dispatcher = await as('dispatcher')
    const far = await act(dispatcher, caseNo, 'suspend', { version, reason: '等工程', until: '2036-01-01T00:00:00Z' })
    assert.equal(far.status, 400)
    const parked = await act(dispatcher, caseNo, 'suspend', { version, reason: '等工程', until })
    assert.equal(parked.body.state, 'suspended')
    await resumeDue(new Date(Date.now() + 41 * 86_400_000))
    const back = await CaseModel.findOne({ caseNo }).orFail().lean()
    assert.deepEqual([back.state, back.history.at(-1)?.by.role], ['handling', 'system'])
    const twice = await act(dispatcher, caseNo, 'suspend', { version: back.version, reason: '又要等', until })
    assert.equal(twice.status, 409)
  })

  it('and one merged into another counts there, and its sender follows the other', async () => {
    const target = await aCase({ state: 'handling' })
    const resident = await api.resident()
    const body = { address: '启明北路', text: '同一堆垃圾' }
    const sent = await api.post('/api/reports', {
      token: resident,
      body,
      headers: { 'Idempotency-Key': 'merged-story' }
    })
    const merged = await act(await as('operator'), sent.body.caseNo, 'merge', { version: 1, into: target.caseNo })
    assert.deepEqual([merged.body.state, merged.body.mergedInto], ['merged', target.caseNo])
    const seen = await api.get(`/api/reports/${sent.body.reportId}`, { token: resident })
    assert.deepEqual([seen.body.state, seen.body.reportCount], ['handling', 2])
    const whole = await api.get(`/api/staff/cases/${target.caseNo}`, { token: await as('operator') })
    assert.equal(whole.body.reports.items.length, 2)
  })
})
