import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { CaseModel } from '../cases/model'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aCode, aPhoto, cellCode, pointInCell } from '../test/factories'
import { openContact } from './contact-vault'
import { ReportModel } from './model'
import { finishHalfSent } from './submit-report'

describe('A resident sends a report', () => {
  const api = testApi()
  let key = 0
  const newKey = () => {
    key += 1
    return `test-key-${key}`
  }
  const submit = (token: string, body: unknown, idempotencyKey = newKey()) =>
    api.post('/api/reports', { token, body, headers: { 'Idempotency-Key': idempotencyKey } })

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  it('from a code, with a photo and a line, and gets a case number and a query code', async () => {
    const token = await api.resident()
    const code = await aCode()
    const photo = await api.upload(token, await aPhoto())
    const sent = await submit(token, { code, text: '路灯不亮', topic: 'garbage', media: [photo.body.id] })
    assert.equal(sent.status, 201)
    assert.match(sent.body.caseNo, /^440204\d{14}$/)
    assert.match(sent.body.queryCode, /^[0-9A-Z]{10}$/)
    assert.equal(sent.body.state, 'submitted')
    assert.ok(new Date(sent.body.promisedBy) > new Date())
    const opened = await CaseModel.findOne({ caseNo: sent.body.caseNo }).orFail().lean()
    assert.equal(opened.gridCode, cellCode)
    assert.equal(opened.place.codeName, '启明北路路灯 03 号')
    assert.equal(opened.history.length, 1)
  })

  it('from a point without a code, and it is located to its grid cell', async () => {
    const sent = await submit(await api.resident(), { point: pointInCell, address: '路口', text: '垃圾' })
    const opened = await CaseModel.findOne({ caseNo: sent.body.caseNo }).orFail().lean()
    assert.equal(opened.gridCode, cellCode)
  })

  it('from outside the gridded ground, and it is taken all the same', async () => {
    const sent = await submit(await api.resident(), { point: [113.7, 24.9], address: '山里', text: '垃圾' })
    assert.equal(sent.status, 201)
    const opened = await CaseModel.findOne({ caseNo: sent.body.caseNo }).orFail().lean()
    assert.equal(opened.gridCode, undefined)
  })

  it('at a code nobody knows, with an address of their own', async () => {
    const sent = await submit(await api.resident(), { code: 'NOSUCHCODE', address: '解放路 3 号', text: '垃圾' })
    assert.equal(sent.status, 201)
  })

  it('at a code nobody knows and without an address, and is told so', async () => {
    const sent = await submit(await api.resident(), { code: '00000000X', text: '垃圾' })
    assert.equal(sent.status, 404)
    assert.equal(sent.body.error.code, 'code_unknown')
  })

  it('while the counter is behind the numbers that there are, as after a partial import, and gets the next free one', async () => {
    const token = await api.resident()
    const before = await submit(token, { address: '一号路', text: '先来的' })
    const behind = Number(before.body.caseNo.slice(-6)) - 1
    await CaseModel.db.collection<{ _id: string }>('counters').updateMany({}, { $set: { last: behind } })
    const body = { address: '计数路', text: '号码有了' }
    const answers = await Promise.all([1, 2, 3].map(() => submit(token, body)))
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
    const numbers = answers.map(answer => answer.body.caseNo)
    const opened = await CaseModel.find({ 'place.address': '计数路' }).lean()
    assert.deepEqual(opened.map(({ caseNo }) => caseNo).sort(), [...new Set(numbers)].sort())
    assert.ok(numbers.every(number => number > before.body.caseNo))
  })

  it('twice with one key, and there is one report and the same answer', async () => {
    const token = await api.resident()
    const idempotencyKey = newKey()
    const body = { point: pointInCell, address: '', text: '垃圾' }
    const first = await submit(token, body, idempotencyKey)
    const again = await submit(token, body, idempotencyKey)
    assert.deepEqual([again.status, again.body], [201, first.body])
    assert.equal(await ReportModel.countDocuments({ idempotencyKey }), 1)
  })

  it('twenty times at once with one key, and there is one case', async () => {
    const token = await api.resident()
    const photo = await api.upload(token, await aPhoto())
    const idempotencyKey = newKey()
    const body = { address: '二十次路', text: '按了很多下', media: [photo.body.id] }
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(token, body, idempotencyKey)))
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
    assert.equal(new Set(answers.map(answer => answer.body.caseNo)).size, 1)
    assert.equal(await CaseModel.countDocuments({ 'place.address': '二十次路' }), 1)
    assert.equal(await ReportModel.countDocuments({ idempotencyKey }), 1)
  })

  it('with a used key and other words, and is refused', async () => {
    const token = await api.resident()
    const idempotencyKey = newKey()
    await submit(token, { address: '一号路', text: '第一次' }, idempotencyKey)
    const other = await submit(token, { address: '一号路', text: '第二次' }, idempotencyKey)
    assert.deepEqual([other.status, other.body.error.code], [422, 'key_reused'])
  })

  it('with the key somebody else used, and it is theirs', async () => {
    const idempotencyKey = newKey()
    const body = { address: '一号路', text: '同一个号码' }
    const one = await submit(await api.resident(), body, idempotencyKey)
    const two = await submit(await api.resident(), body, idempotencyKey)
    assert.notEqual(one.body.caseNo, two.body.caseNo)
  })

  it('with a photo that is already in another report, or is somebody else’s, and keeps the key for a better try', async () => {
    const token = await api.resident()
    const photo = await api.upload(token, await aPhoto())
    await submit(token, { address: '一号路', text: '一', media: [photo.body.id] })
    const idempotencyKey = newKey()
    const again = await submit(token, { address: '一号路', text: '二', media: [photo.body.id] }, idempotencyKey)
    assert.deepEqual([again.status, again.body.error.code], [409, 'media_taken'])
    const stranger = await submit(await api.resident(), { address: '一号路', text: '三', media: [photo.body.id] })
    assert.equal(stranger.status, 409)
    const better = await submit(token, { address: '一号路', text: '二' }, idempotencyKey)
    assert.equal(better.status, 201)
  })

  it('with a phone number, which is stored sealed', async () => {
    const token = await api.resident()
    const sent = await submit(token, {
      address: '一号路',
      text: '请回电',
      contact: { phone: '13800138000', name: '市民' }
    })
    const stored = await ReportModel.findById(sent.body.reportId).orFail().lean()
    assert.ok(stored.contact && !stored.contact.includes('13800138000'))
    assert.deepEqual(openContact(stored.contact), { phone: '13800138000', name: '市民' })
  })

  it('that joins an open case, which then counts two reports', async () => {
    const open = await aCase({ text: '已有一件', state: 'handling' })
    const token = await api.resident()
    const sent = await submit(token, { point: pointInCell, text: '我也看到了', joinCase: open.caseNo })
    assert.deepEqual([sent.body.caseNo, sent.body.state], [open.caseNo, 'handling'])
    const joined = await CaseModel.findOne({ caseNo: open.caseNo }).orFail().lean()
    assert.deepEqual([joined.reportCount, joined.version], [2, open.version])
    const mine = await api.get(`/api/reports/${sent.body.reportId}`, { token })
    assert.equal(mine.body.text, '我也看到了')
  })

  it('that joins only what stands at its own place: the numbers of others can be counted and are of no use', async () => {
    const token = await api.resident()
    const [there, elsewhere] = [
      await aCode({ name: '路灯 1 号' }),
      await aCode({ name: '路灯 2 号', point: [113.7, 24.9] })
    ]
    const atCode = await aCase({ text: '灯不亮', code: there })
    const noWhere = await aCase({ text: '电话说的，没有位置' })
    await CaseModel.updateOne({ caseNo: noWhere.caseNo }, { $unset: { 'place.point': 1 } })
    const join = (place: object, joinCase: string) => submit(token, { ...place, text: '我也看到了', joinCase })
    for (const place of [{ address: '启明北路 16 号' }, { point: [113.592, 24.8005] }, { code: elsewhere }]) {
      const { status, body } = await join(place, atCode.caseNo)
      assert.deepEqual([status, Object.keys(body.error.fields)], [422, ['joinCase']], JSON.stringify(place))
    }
    // What does not exist, and what has no place, is refused in the same words.
    const refusals = [
      await join({ point: [113.592, 24.8005] }, atCode.caseNo),
      await join({ point: pointInCell }, '44020420990101000001'),
      await join({ point: pointInCell }, noWhere.caseNo)
    ]
    for (const { body } of refusals) assert.deepEqual(body, refusals[0]?.body)
    assert.equal((await CaseModel.findOne({ caseNo: atCode.caseNo }).orFail().lean()).reportCount, 1)
    for (const place of [{ code: there }, { point: [113.5912, 24.8005] }]) {
      assert.equal((await join(place, atCode.caseNo)).body.caseNo, atCode.caseNo, JSON.stringify(place))
    }
  })

  it('that wants to join a case just closed, and opens one of its own', async () => {
    const closed = await aCase({ state: 'rejected' })
    const sent = await submit(await api.resident(), { point: pointInCell, text: '还在', joinCase: closed.caseNo })
    assert.equal(sent.status, 201)
    assert.notEqual(sent.body.caseNo, closed.caseNo)
    assert.equal(await CaseModel.countDocuments({ caseNo: sent.body.caseNo }), 1)
  })

  it('without words and photo, without a place, too long, with a bad number: each is told at its field', async () => {
    const token = await api.resident()
    const bad: [unknown, string][] = [
      [{ address: '一号路' }, 'text'],
      [{ text: '垃圾' }, 'address'],
      [{ address: '一号路', text: '长'.repeat(501) }, 'text'],
      [{ address: '一号路', text: '好', contact: { phone: '12' } }, 'contact.phone'],
      [{ address: '一号路', text: '好', point: [200, 1] }, 'point.0'],
      [{ address: '一号路', text: '好', media: ['x'] }, 'media.0'],
      [{ address: '一号路', text: '好', media: Array.from({ length: 7 }, (_, i) => `${i}`.padStart(24, '0')) }, 'media']
    ]
    for (const [body, field] of bad) {
      const { status, body: answer } = await submit(token, body)
      assert.equal(status, 400, field)
      assert.ok(answer.error.fields[field], `${field} in ${JSON.stringify(answer.error.fields)}`)
    }
  })

  it('without a key, without a session, with broken JSON, with something huge: a plain refusal each time', async () => {
    const token = await api.resident()
    const body = { address: '一号路', text: '好' }
    assert.equal((await api.post('/api/reports', { token, body })).status, 400)
    assert.equal((await api.post('/api/reports', { body, headers: { 'Idempotency-Key': newKey() } })).status, 401)
    const headers = { 'Idempotency-Key': newKey(), 'Content-Type': 'application/json' }
    assert.equal((await api.post('/api/reports', { token, headers, body: '{"text":' })).status, 400)
    assert.equal(
      (await api.post('/api/reports', { token, headers, body: JSON.stringify({ text: 'x'.repeat(200_000) }) })).status,
      413
    )
  })

  it('and one that a crash cut in two is finished by the sweep', async () => {
    const token = await api.resident()
    const sent = await submit(token, { address: '断电路', text: '刚按下就停电' })
    await CaseModel.deleteOne({ caseNo: sent.body.caseNo })
    await ReportModel.updateOne({ _id: sent.body.reportId }, { $set: { complete: false, sentAt: new Date(0) } })
    assert.equal(await finishHalfSent(), 1)
    assert.equal(await CaseModel.countDocuments({ caseNo: sent.body.caseNo }), 1)
    assert.equal(await finishHalfSent(), 0)
  })
})
