import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'mocha'
import { chinaDay, dayMs } from '../../contracts/china-time'
import { AuditModel } from '../audit/model'
import { forgetKept } from '../db/marks'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { aPhoto, pointInCell } from '../test/factories'
import { BlockModel } from './block-model'
import { ResidentModel } from './model'

describe('A sender whom the shift lead blocks', () => {
  const api = testApi()
  let lead = ''
  let operator = ''
  before(async () => {
    await aCity()
    lead = await api.staff({ roles: ['lead'], name: '值班长' })
    operator = await api.staff({ roles: ['operator'] })
  })

  const inDays = (days: number) => chinaDay(Date.now() + days * dayMs)
  const send = (token: string, text: string, path = '/api/reports', more: object = {}) =>
    api.post(path, {
      token,
      body: { text, point: [...pointInCell], address: text, ...more },
      headers: { 'Idempotency-Key': randomUUID() }
    })
  const aSender = async (token: string, text: string) => {
    const { status, body } = await send(token, text)
    assert.equal(status, 201)
    return { token, caseNo: body.caseNo as string, reportId: body.reportId as string }
  }
  const block = (of: { caseNo: string; reportId: string }, body: object = {}, token = lead) =>
    api.post(`/api/staff/cases/${of.caseNo}/reports/${of.reportId}/block`, {
      token,
      body: { reason: '连续乱发广告', lastDay: inDays(3), ...body }
    })
  const list = async () => (await api.get('/api/staff/blocks', { token: lead })).body.items
  const end = (id: string, reason = '说明了情况', token = lead) =>
    api.post(`/api/staff/blocks/${id}/end`, { token, body: { reason } })

  it('reads until when, why, and where they are still heard; others, and the telephone, are not touched', async () => {
    const one = await aSender(await api.resident(), '垃圾广告一')
    assert.equal((await block(one)).status, 204)
    const { status, body } = await send(one.token, '垃圾广告二')
    assert.deepEqual([status, body.error.code], [403, 'sender_blocked'])
    const [, month, day] = inDays(3).split('-').map(Number)
    assert.equal(
      body.error.message,
      `到 ${month} 月 ${day} 日为止，这里暂时不接收您发的内容，原因：连续乱发广告。有问题请打热线 12345，电话里说的照样办理`
    )
    const { token, reportId } = one
    const refused = [
      await api.post(`/api/reports/${reportId}/supplement`, { token, body: { note: '再补一条' } }),
      await api.upload(token, await aPhoto({ side: 40 })),
      await send(token, '假码', '/api/suspect-codes', { scanned: 'https://x.example' })
    ]
    assert.deepEqual(
      refused.map(each => each.body.error.code),
      ['sender_blocked', 'sender_blocked', 'sender_blocked']
    )
    assert.equal((await api.get(`/api/reports/${reportId}`, { token })).status, 200)
    assert.equal((await api.post('/api/erasure', { token, body: { words: 'none' } })).status, 204)
    await aSender(await api.resident(), '别人的事')
    assert.equal((await send(operator, '电话里说的', '/api/staff/reports')).status, 201)
  })

  it('is blocked once, whoever does so at the same moment', async () => {
    const one = await aSender(await api.resident(), '四个人同时点了限制')
    const answers = await Promise.all([1, 2, 3, 4].map(days => block(one, { lastDay: inDays(days) })))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 403, 403, 403])
    assert.equal(await BlockModel.countDocuments({ caseNo: one.caseNo }), 1)
    assert.equal(await AuditModel.countDocuments({ action: 'senderBlocked', subject: one.caseNo }), 1)
    const [shown] = await list()
    assert.equal((await end(shown.id)).status, 204)
    assert.equal((await block(one)).status, 204)
  })

  it('can be blocked again soon after a server died while somebody did', async () => {
    const one = await aSender(await api.resident(), '正在限制时断电')
    const began = new Date(Date.now() - 11_000)
    await ResidentModel.updateMany({}, { $set: { blockingSince: began } })
    assert.equal((await block(one)).status, 204)
  })

  it('is told so only as often as anybody may ask', async () => {
    const one = await aSender(await api.resident(), '不停地发')
    assert.equal((await block(one)).status, 204)
    const answers = await Promise.all(Array.from({ length: 40 }, () => send(one.token, '再来一次')))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([403, 429]))
  })

  it('is heard again after the last day, or when the lead ends it, and the log says who did what', async () => {
    const one = await aSender(await api.resident(), '先限制再解除')
    await block(one, { reason: '误会' })
    const [shown] = await list()
    assert.deepEqual(
      [shown.caseNo, shown.sender, shown.reason, shown.by, shown.holds, shown.ended],
      [one.caseNo, '手机浏览器', '误会', '值班长', true, undefined]
    )
    assert.equal((await end(shown.id)).status, 204)
    assert.equal((await end(shown.id)).status, 204)
    assert.equal((await send(one.token, '又可以了')).status, 201)
    const [after] = await list()
    assert.deepEqual([after.holds, after.ended.by, after.ended.reason], [false, '值班长', '说明了情况'])
    const entries = await AuditModel.find({ subject: one.caseNo }).sort({ at: 1 }).lean()
    assert.deepEqual(
      entries.map(({ action, reason, by }) => [action, reason, by.name]),
      [
        ['senderBlocked', '误会', '值班长'],
        ['senderUnblocked', '说明了情况', '值班长']
      ]
    )
    await block(one)
    await BlockModel.updateMany({ caseNo: one.caseNo }, { $set: { until: new Date(Date.now() - 1000) } })
    assert.equal((await send(one.token, '日子到了')).status, 201)
  })

  it('stays blocked in WeChat when they sign in again or have their data deleted', async () => {
    const signIn = async () => (await api.post('/api/session/wechat', { body: { code: 'spammer' } })).body.token
    const one = await aSender(await signIn(), '微信里的广告')
    await block(one)
    assert.equal((await list())[0].sender, '微信用户')
    assert.equal((await send(await signIn(), '再登录一次')).body.error.code, 'sender_blocked')
    assert.equal((await api.post('/api/erasure', { token: one.token, body: { words: 'all' } })).status, 204)
    forgetKept('senders')
    assert.equal((await send(await signIn(), '换个身份')).body.error.code, 'sender_blocked')
    const { status, body } = await block(one)
    assert.deepEqual([status, body.error.message], [404, '上报人已经删除了个人信息，不能再限制'])
  })

  it('is blocked by the lead alone, with a reason and an end, once, and only for what was sent by phone', async () => {
    const one = await aSender(await api.resident(), '谁可以限制')
    for (const role of ['operator', 'dispatcher', 'supervisor', 'security', 'auditor'] as const) {
      assert.equal((await block(one, {}, await api.staff({ roles: [role] }))).status, 403, role)
    }
    const wrong = [{ reason: '' }, { lastDay: '' }, { lastDay: inDays(-1) }, { lastDay: inDays(400) }]
    for (const body of [...wrong, { lastDay: '2027-02-30' }, { lastDay: 'x' }]) {
      assert.equal((await block(one, body)).status, 400, JSON.stringify(body))
    }
    assert.equal((await block({ ...one, reportId: '0'.repeat(24) })).status, 404)
    assert.equal((await block(one)).status, 204)
    assert.equal((await block(one)).body.error.code, 'sender_blocked')
    const { body } = await send(operator, '来电的事', '/api/staff/reports')
    assert.equal((await block(body)).body.error.code, 'wrong_state')
    const shown = async (token: string) =>
      (await api.get(`/api/staff/cases/${one.caseNo}`, { token })).body.reports.items[0]
    assert.deepEqual([(await shown(lead)).mayBlock, (await shown(operator)).mayBlock], [false, false])
    assert.equal(typeof (await shown(lead)).blockedUntil, 'string')
    assert.equal((await shown(operator)).blockedUntil, undefined)
    const [{ id }] = await list()
    assert.equal((await end('0'.repeat(24))).status, 404)
    assert.equal((await end(id, '')).status, 400)
    assert.equal((await end(id, '好了', operator)).status, 403)
    assert.equal((await api.get('/api/staff/blocks', { token: operator })).status, 403)
  })
})
