import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { CaseModel } from '../cases/model'
import { moveCase } from '../cases/steps/move-case'
import { ResidentModel } from '../residents/model'
import { setSettings, settings } from '../settings'
import { type Answer, testApi } from '../test/api'
import { aCase, aCatalogue, aCell, moverOf } from '../test/factories'
import { announce } from './announce'

const template = 'abcdefgh-_0123456789'

describe('Messages', () => {
  const api = testApi()
  let resident = ''
  let operator = ''
  const supplemented: string[] = []

  before('a resident whose case was accepted, and an operator who was told of another', async () => {
    await aCatalogue()
    await aCell()
    resident = await api.resident()
    operator = await api.staff({ roles: ['operator'] })
    const id = String((await ResidentModel.findOne().orFail().lean())._id)
    for (const text of ['第一件', '第二件', '第三件']) await aCase({ state: 'accepted', resident: id, text })
    const mover = moverOf('resident', { id })
    for (const note of ['现在更多了', '还有老鼠']) {
      const theCase = await aCase({ resident: id })
      supplemented.unshift(theCase.caseNo)
      await moveCase(await CaseModel.findById(theCase._id).orFail().lean(), {
        action: 'supplement',
        form: { note, media: [] },
        mover
      })
      // What happened to two cases at once is told in any order.
      await announce()
    }
  })

  const items = ({ body }: Answer) => body.items as { id: string; at: string; title: string; read: boolean }[]

  it('are read by a resident, newest first, page by page, each about one of their reports', async () => {
    const first = await api.get('/api/messages?limit=2', { token: resident })
    assert.equal(first.status, 200)
    const rest = await api.get(`/api/messages?limit=2&cursor=${first.body.next}`, { token: resident })
    const all = [...items(first), ...items(rest)]
    assert.deepEqual(
      all.map(({ title, read }) => [title, read]),
      Array(3).fill(['您反映的问题已经受理', false])
    )
    assert.equal(rest.body.next, undefined)
    assert.equal(new Set(all.map(({ id }) => id)).size, 3)
    const [message] = first.body.items
    const report = await api.get(`/api/reports/${message.reportId}`, { token: resident })
    assert.deepEqual([report.status, report.body.caseNo], [200, message.caseNo])
  })

  it('are counted until they have been read, one by one or all there were', async () => {
    const list = items(await api.get('/api/messages', { token: resident }))
    const read = (body: object) => api.post('/api/messages/read', { token: resident, body })
    assert.deepEqual((await read({ ids: [list[1]?.id] })).body, { unread: 2 })
    assert.deepEqual((await read({ ids: [list[1]?.id] })).body, { unread: 2 })
    assert.deepEqual((await api.get('/api/messages/unread', { token: resident })).body, { unread: 2 })
    const after = items(await api.get('/api/messages', { token: resident }))
    assert.deepEqual(
      after.map(message => message.read),
      [false, true, false]
    )
    assert.deepEqual((await read({ until: list[2]?.at })).body.unread <= 1, true)
    assert.deepEqual((await read({ until: list[0]?.at })).body, { unread: 0 })
  })

  it('are read by staff, with the words of the step and nothing of who reported', async () => {
    const { body } = await api.get('/api/staff/messages', { token: operator })
    assert.deepEqual(
      body.items.map(({ caseNo, title, text }: Record<string, string>) => [caseNo, title, text]),
      ['还有老鼠', '现在更多了'].map((words, at) => [supplemented[at], '市民补充了情况', `启明北路 16 号：${words}`])
    )
    assert.ok(body.items.every((message: object) => !('reportId' in message)))
  })

  it('that staff have not read can be had alone', async () => {
    assert.deepEqual((await api.get('/api/staff/messages/unread', { token: operator })).body, { unread: 2 })
    const [latest] = items(await api.get('/api/staff/messages', { token: operator }))
    const read = await api.post('/api/staff/messages/read', { token: operator, body: { ids: [latest?.id] } })
    assert.deepEqual(read.body, { unread: 1 })
    const unread = items(await api.get('/api/staff/messages?unread=1', { token: operator }))
    assert.deepEqual([unread.length, unread[0]?.read], [1, false])
  })

  it('are nobody else’s: a stranger sees none and marks none', async () => {
    const [stranger, colleague] = [await api.resident(), await api.staff({ roles: ['operator'] })]
    assert.deepEqual((await api.get('/api/messages', { token: stranger })).body.items, [])
    assert.deepEqual((await api.get('/api/staff/messages', { token: colleague })).body.items, [])
    const ids = items(await api.get('/api/staff/messages?unread=1', { token: operator })).map(({ id }) => id)
    assert.equal((await api.post('/api/staff/messages/read', { token: colleague, body: { ids } })).status, 200)
    assert.deepEqual((await api.get('/api/staff/messages/unread', { token: operator })).body, { unread: 1 })
  })

  it('need a session of the right kind', async () => {
    for (const path of ['messages', 'messages/unread', 'staff/messages', 'staff/messages/unread', 'subscriptions']) {
      const wrong = path.startsWith('staff') ? resident : operator
      assert.equal((await api.get(`/api/${path}`)).status, 401)
      assert.equal((await api.get(`/api/${path}`, { token: wrong })).status, 401)
    }
    assert.equal((await api.post('/api/messages/read', { body: { ids: [] } })).status, 401)
  })

  it('are marked in no other shape, and listed from no made-up place', async () => {
    for (const body of [
      {},
      { ids: ['x'] },
      { ids: Array(101).fill('a'.repeat(24)) },
      { until: 'yesterday' },
      { ids: { $ne: 1 } }
    ]) {
      const answer = await api.post('/api/messages/read', { token: resident, body })
      assert.deepEqual([answer.status, answer.body.error.code], [400, 'invalid_fields'])
    }
    assert.equal((await api.get('/api/messages?cursor=x', { token: resident })).status, 400)
    assert.equal((await api.get('/api/staff/messages?unread=2', { token: operator })).status, 400)
  })

  it('in WeChat are asked for where the city has a template, and what was agreed to is counted', async () => {
    const subscribe = (token: string, templates: unknown) =>
      api.post('/api/subscriptions', { token, body: { templates } })
    assert.deepEqual((await api.get('/api/subscriptions', { token: resident })).body, { templates: [] })
    const before = settings()
    setSettings({ ...before, wechatProgress: { template, fields: {} } })
    assert.deepEqual((await api.get('/api/subscriptions', { token: resident })).body, { templates: [template] })
    const { token } = (await api.post('/api/session/wechat', { body: { code: 'somebody' } })).body
    for (const templates of [[template], [template, 'another-template'], []]) {
      assert.equal((await subscribe(token, templates)).status, 204)
    }
    // WeChat cannot send to a browser.
    assert.equal((await subscribe(resident, [template])).status, 204)
    assert.equal((await subscribe(token, 'all')).status, 400)
    setSettings(before)
    const residents = await ResidentModel.find({ consents: { $exists: true } }).lean()
    assert.deepEqual(
      residents.map(({ kind, consents }) => [kind, consents]),
      [['wechat', { [template]: 2 }]]
    )
    assert.equal((await api.send('DELETE', '/api/subscriptions', { token })).status, 204)
    assert.equal((await api.send('DELETE', '/api/subscriptions', { token: resident })).status, 204)
    assert.equal(await ResidentModel.countDocuments({ consents: { $exists: true } }), 0)
  })
})
